package io.winnow.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads a decimal within its bound. */
class BoundedDecimal extends StdScalarDeserializer<BigDecimal> {

  private static final long serialVersionUID = 1L;

  private final NumberBound bound;

  BoundedDecimal(NumberBound bound) {
    super(BigDecimal.class);
    this.bound = bound;
  }

  @Override
  public BigDecimal deserialize(JsonParser p, DeserializationContext context) throws IOException {
    if (p.currentToken() != JsonToken.VALUE_NUMBER_FLOAT
        && p.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, p);
    }
    return read(p, context, bound);
  }

  static BigDecimal read(JsonParser p, DeserializationContext context, NumberBound bound)
      throws IOException {
    BigDecimal number = p.getDecimalValue();
    if (!bound.allows(number)) {
      return (BigDecimal)
          context.handleWeirdNumberValue(
              BigDecimal.class, 0, "a number has at most %d digits", NumberBound.MAX_DIGITS);
    }
    return number;
  }
}
