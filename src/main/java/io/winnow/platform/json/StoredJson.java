package io.winnow.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.inject.Singleton;
import java.math.BigDecimal;

/**
 * Reads JSON that this service has stored. What was once taken is read again, whatever would be
 * taken today: numbers have no bound. Whoever asks is not to blame for what cannot be read, so that
 * it fails without the reader's exception, which would be told as a fault of the request.
 */
@Singleton
public class StoredJson {

  private final ObjectMapper mapper;

  StoredJson(ObjectMapper mapper) {
    this.mapper =
        mapper
            .copy()
            .registerModule(
                new SimpleModule("winnow-stored-numbers")
                    .addDeserializer(BigDecimal.class, new BoundedDecimal(NumberBound.NONE))
                    .addDeserializer(Object.class, new BoundedValue(NumberBound.NONE)));
  }

  /**
   * The value of a text.
   *
   * @param what it is, for the log
   * @throws IllegalStateException it cannot be read
   */
  public <T> T read(String what, String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(what + " cannot be read: " + e.getOriginalMessage());
    }
  }
}
