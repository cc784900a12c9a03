package io.winnow.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.winnow.core.diff.Change;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;

/** Kinds of change in lower case, as all words of the API. */
@Singleton
public class ChangeWords implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("winnow-changes").addSerializer(Change.class, new Word()));
  }

  private static final class Word extends JsonSerializer<Change> {
    @Override
    public void serialize(Change change, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(change.name().toLowerCase(Locale.ROOT));
    }
  }
}
