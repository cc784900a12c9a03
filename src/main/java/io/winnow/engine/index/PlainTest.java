package io.winnow.engine.index;

import java.util.Set;
import java.util.function.Function;

/**
 * The unary tests of a cell that looks at nothing but its column's value: it compares with texts,
 * numbers, dates, times, durations, ranges of them, true, false, null, or looks for a text in a
 * list; several of these, or {@code not} of them.
 */
public interface PlainTest {

  /** A cell that takes every value. */
  PlainTest ANY =
      of(Set.of(), value -> Boolean.TRUE, new Traits(true, false, true, Traits.total().harmless()));

  /**
   * @param value null, or a value in the shape that FEEL has it
   * @return null where only FEEL knows the answer, which may be a message
   */
  Boolean holds(Object value);

  /** What the value is compared with, without null. */
  Set<Object> constants();

  Traits traits();

  /** Null where the text is none of the common ones, which can be read at a glance. */
  static PlainTest of(String text) {
    return text == null ? null : PlainText.read(text.strip());
  }

  static PlainTest of(Set<Object> constants, Function<Object, Boolean> test, Traits traits) {
    return new PlainTest() {
      @Override
      public Boolean holds(Object value) {
        return test.apply(value);
      }

      @Override
      public Set<Object> constants() {
        return constants;
      }

      @Override
      public Traits traits() {
        return traits;
      }
    };
  }
}
