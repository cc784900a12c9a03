package io.winnow.engine.index;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The kinds of values that plain tests tell apart, in the shapes that FEEL has them. */
enum Kind {
  NOTHING,
  BOOLEAN,
  NUMBER,
  TEXT,
  DATE,
  LIST,
  OTHER;

  static Kind of(Object value) {
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof BigDecimal) {
      return NUMBER;
    }
    if (value instanceof String) {
      return TEXT;
    }
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof LocalDate) {
      return DATE;
    }
    return value instanceof List ? LIST : OTHER;
  }
}
