package io.winnow.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a decimal of at most 34 digits (FEEL's decimal128) and a scale within ±100; anything larger
 * is no quantity of this domain and would only cost time to calculate with.
 */
class BoundedDecimal extends StdScalarDeserializer<BigDecimal> {

  private static final long serialVersionUID = 1L;
  private static final int MAX_DIGITS = 34;
  private static final int MAX_SCALE = 100;

  BoundedDecimal() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser p, DeserializationContext context) throws IOException {
    if (p.currentToken() != JsonToken.VALUE_NUMBER_FLOAT
        && p.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, p);
    }
    return read(p, context);
  }

  static BigDecimal read(JsonParser p, DeserializationContext context) throws IOException {
    BigDecimal number = p.getDecimalValue();
    if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_SCALE) {
      return (BigDecimal)
          context.handleWeirdNumberValue(
              BigDecimal.class, 0, "a number has at most %d digits", MAX_DIGITS);
    }
    return number;
  }
}
