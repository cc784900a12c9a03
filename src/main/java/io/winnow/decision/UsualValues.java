package io.winnow.decision;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values of {@link UsualRequests}, each from the token that the parser stands at. Null is
 * null; what is not plain is {@link Unusual}.
 */
final class UsualValues {

  /** So many digits and signs are within every bound of a number. */
  private static final int SHORT_NUMBER = 20;

  private static final int SHORT_DATE = "2000-01-01".length();

  /** Not as usual. Thrown for the jump alone. */
  static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Unusual IT = new Unusual();

    private Unusual() {
      super(null, null, false, false);
    }
  }

  private UsualValues() {}

  static void start(JsonParser p) {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      throw Unusual.IT;
    }
  }

  static void end(JsonParser p) {
    if (p.currentToken() != JsonToken.END_OBJECT) {
      throw Unusual.IT;
    }
  }

  static void once(Object earlier) {
    if (earlier != null) {
      throw Unusual.IT;
    }
  }

  static String text(JsonParser p) throws IOException {
    return switch (p.currentToken()) {
      case VALUE_STRING -> p.getText();
      case VALUE_NULL -> null;
      default -> throw Unusual.IT;
    };
  }

  static Integer whole(JsonParser p) throws IOException {
    return switch (p.currentToken()) {
      case VALUE_NUMBER_INT -> p.getIntValue();
      case VALUE_NULL -> null;
      default -> throw Unusual.IT;
    };
  }

  static Boolean bool(JsonParser p) {
    return switch (p.currentToken()) {
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw Unusual.IT;
    };
  }

  static Explain explain(JsonParser p) throws IOException {
    String word = text(p);
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "none" -> Explain.NONE;
      case "reasons" -> Explain.REASONS;
      case "full" -> Explain.FULL;
      default -> throw Unusual.IT;
    };
  }

  static BigDecimal decimal(JsonParser p) throws IOException {
    JsonToken token = p.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT
        || p.getTextLength() > SHORT_NUMBER) {
      throw Unusual.IT;
    }
    BigDecimal number = p.getDecimalValue();
    if (number.scale() < 0 || number.scale() > SHORT_NUMBER) {
      throw Unusual.IT; // it had an exponent
    }
    return number;
  }

  /** The mapper reads other forms, too. */
  static LocalDate date(JsonParser p) throws IOException {
    String text = text(p);
    if (text != null && text.length() != SHORT_DATE) {
      throw Unusual.IT;
    }
    return text == null
        ? null
        : LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  }

  /** Of a date such as 2000-01-31, whose other characters are looked at, too. */
  private static int digits(String date, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = date.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw Unusual.IT;
      }
      number = 10 * number + digit;
    }
    if (to < date.length() && date.charAt(to) != '-') {
      throw Unusual.IT;
    }
    return number;
  }

  /** The mapper reads other forms, too. */
  static Instant instant(JsonParser p) throws IOException {
    String text = text(p);
    if (text != null && !text.endsWith("Z")) {
      throw Unusual.IT;
    }
    return text == null ? null : Instant.parse(text);
  }

  /** The mapper takes spaces around it. */
  static ZoneId zone(JsonParser p) throws IOException {
    String text = text(p);
    return text == null ? null : ZoneId.of(text);
  }

  static List<String> texts(JsonParser p) throws IOException {
    if (p.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (p.currentToken() != JsonToken.START_ARRAY) {
      throw Unusual.IT;
    }
    List<String> texts = new ArrayList<>();
    while (p.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(p.getText());
    }
    if (p.currentToken() != JsonToken.END_ARRAY) {
      throw Unusual.IT;
    }
    return texts;
  }

  /** A map of plain values, of whose names the mapper knows more than we do but for these two. */
  static Map<String, Object> values(JsonParser p, String name) throws IOException {
    if (!name.equals("attributes") && !name.equals("surveyAnswers")) {
      throw Unusual.IT;
    }
    start(p);
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key = p.nextFieldName(); key != null; key = p.nextFieldName()) {
      p.nextToken();
      once(values.put(key, value(p)));
    }
    end(p);
    return values;
  }

  /** Not null: a second one of the same name would not be noticed. */
  static Object value(JsonParser p) throws IOException {
    return switch (p.currentToken()) {
      case VALUE_STRING -> p.getText();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> decimal(p);
      case START_ARRAY -> texts(p);
      default -> throw Unusual.IT;
    };
  }
}
