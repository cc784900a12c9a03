package io.winnow.core.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A custom attribute that a rule set declares for {@code contact.attributes.<name>}.
 *
 * @param values the allowed values as text; empty: any
 */
public record Attribute(String name, Type type, List<String> values) {

  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    DATE,
    DATE_TIME,
    STRING_LIST
  }

  public Attribute {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    values = values == null ? List.of() : List.copyOf(values);
  }

  /**
   * The value in its declared type: String, BigDecimal, Boolean, LocalDate, Instant or List of
   * String. Text is read as the type says (a list by semicolons), since CSV knows nothing else;
   * blank text is null unless the type is a string.
   *
   * @param raw String, Number, Boolean or List as received; null stays null
   * @throws IllegalArgumentException the value is not of this type or not among the allowed ones;
   *     the message says which value would do and is fit for the caller
   */
  public Object coerce(Object raw) {
    if (raw == null || (type != Type.STRING && raw instanceof String s && s.isBlank())) {
      return null;
    }
    Object value =
        switch (type) {
          case STRING -> raw instanceof String ? raw : fail("text");
          case NUMBER -> number(raw);
          case BOOLEAN -> bool(raw);
          case DATE -> date(raw);
          case DATE_TIME -> dateTime(raw);
          case STRING_LIST -> list(raw);
        };
    if (!values.isEmpty()) {
      List<?> given = value instanceof List<?> many ? many : List.of(String.valueOf(value));
      for (Object one : given) {
        if (!values.contains(String.valueOf(one))) {
          throw new IllegalArgumentException("must be one of " + String.join(", ", values));
        }
      }
    }
    return value;
  }

  private static Object fail(String wanted) {
    throw new IllegalArgumentException("must be " + wanted);
  }

  private static Object number(Object raw) {
    if (raw instanceof BigDecimal) {
      return raw;
    }
    if (raw instanceof Number || raw instanceof String) {
      try {
        BigDecimal number = new BigDecimal(raw.toString().strip());
        if (number.precision() <= 34 && Math.abs((long) number.scale()) <= 100) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        return fail("a number");
      }
    }
    return fail("a number of at most 34 digits");
  }

  private static Object bool(Object raw) {
    if (raw instanceof Boolean) {
      return raw;
    }
    return switch (raw.toString().strip()) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> fail("true or false");
    };
  }

  private static Object date(Object raw) {
    try {
      return raw instanceof LocalDate ? raw : LocalDate.parse(raw.toString().strip());
    } catch (DateTimeParseException e) {
      return fail("a date such as 2026-11-22");
    }
  }

  private static Object dateTime(Object raw) {
    try {
      return raw instanceof Instant ? raw : Instant.parse(raw.toString().strip());
    } catch (DateTimeParseException e) {
      return fail("an instant such as 2026-11-22T10:00:00Z");
    }
  }

  private static Object list(Object raw) {
    if (raw instanceof List<?> many) {
      if (many.stream().allMatch(String.class::isInstance)) {
        return List.copyOf(many);
      }
      return fail("a list of text");
    }
    if (raw instanceof String text) {
      return Arrays.stream(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
    return fail("a list of text");
  }
}
