package io.winnow.engine.analysis;

import java.util.List;

/**
 * An input column, as far as it can be told what stands in it.
 *
 * @param label what the analyst calls it
 * @param values the values that can occur, as text; empty: any
 * @param domain the numbers that can occur, for a column of numbers
 */
record Column(String label, Kind kind, List<String> values, Span domain) {

  enum Kind {
    /** Whole numbers, such as days and counts. */
    WHOLE,
    NUMBER,
    TEXT,
    FLAG,
    TIME,
    /** Its cells can only be told apart: lists, and tests that are more than a comparison. */
    OPAQUE
  }

  Column {
    values = List.copyOf(values);
  }

  boolean isNumber() {
    return kind == Kind.WHOLE || kind == Kind.NUMBER;
  }

  Column opaque() {
    return new Column(label, Kind.OPAQUE, List.of(), Span.EVERYTHING);
  }

  Column of(Kind other) {
    return new Column(label, other, values, domain);
  }
}
