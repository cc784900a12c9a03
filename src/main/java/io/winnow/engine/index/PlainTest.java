package io.winnow.engine.index;

import java.util.Set;
import java.util.function.Function;

/**
 * The unary tests of a cell that compares with plain values: texts, numbers, dates, ranges of
 * numbers and dates, true, false, null, membership of a text in a list, several of them, or {@code
 * not} of them.
 */
public interface PlainTest {

  /** A cell that takes every value. */
  PlainTest ANY = of(Set.of(), value -> Boolean.TRUE);

  /**
   * @param value null, or a value in the shape that FEEL has it
   * @return null where the value is of a kind for which only FEEL knows the answer
   */
  Boolean holds(Object value);

  /** What the value is compared with; between two neighbours of a kind the answer is the same. */
  Set<Object> constants();

  /** Null where the text is not plain. */
  static PlainTest of(String text) {
    return text == null ? null : PlainText.read(text.strip());
  }

  static PlainTest of(Set<Object> constants, Function<Object, Boolean> test) {
    return new PlainTest() {
      @Override
      public Boolean holds(Object value) {
        return test.apply(value);
      }

      @Override
      public Set<Object> constants() {
        return constants;
      }
    };
  }
}
