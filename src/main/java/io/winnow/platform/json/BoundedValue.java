package io.winnow.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an untyped value with every number as a bounded decimal: one number type, as in FEEL. */
class BoundedValue extends StdDeserializer<Object> {

  private static final long serialVersionUID = 1L;

  private final NumberBound bound;

  BoundedValue(NumberBound bound) {
    super(Object.class);
    this.bound = bound;
  }

  @Override
  public Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
    return switch (p.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> BoundedDecimal.read(p, context, bound);
      case VALUE_STRING -> p.getText();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (p.nextToken() != JsonToken.END_ARRAY) {
          list.add(deserialize(p, context));
        }
        yield list;
      }
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
          p.nextToken();
          object.put(name, deserialize(p, context));
        }
        yield object;
      }
      default -> context.handleUnexpectedToken(Object.class, p);
    };
  }
}
