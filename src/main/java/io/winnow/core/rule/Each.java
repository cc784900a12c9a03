package io.winnow.core.rule;

import java.util.function.IntFunction;

/**
 * A result for each of some contacts, or why there is none: one that fails harms no other.
 * Immutable.
 *
 * @param <T> the result
 */
public final class Each<T> {

  private final Object[] results;

  private Each(Object[] results) {
    this.results = results;
  }

  /**
   * @param one gives the result of a number from 0; what it throws is kept for that one
   */
  public static <T> Each<T> of(int size, IntFunction<T> one) {
    Object[] results = new Object[size];
    for (int i = 0; i < size; i++) {
      try {
        results[i] = one.apply(i);
      } catch (RuntimeException e) {
        results[i] = new Failure(e);
      }
    }
    return new Each<>(results);
  }

  private record Failure(RuntimeException cause) {}

  public int size() {
    return results.length;
  }

  public boolean has(int i) {
    return !(results[i] instanceof Failure);
  }

  /**
   * The result of one.
   *
   * @throws RuntimeException why it has none
   */
  @SuppressWarnings("unchecked") // put there by of
  public T get(int i) {
    if (results[i] instanceof Failure failure) {
      throw failure.cause();
    }
    return (T) results[i];
  }
}
