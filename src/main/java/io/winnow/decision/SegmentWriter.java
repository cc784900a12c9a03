package io.winnow.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.winnow.decision.DecisionResult.InSegment;
import java.io.IOException;

/**
 * Writes the segments of an answer. Without reasons they are most of its text and always the same,
 * so that the text is kept.
 */
final class SegmentWriter extends StdSerializer<InSegment> {

  private static final long serialVersionUID = 1L;

  private final transient KeptTexts<InSegment> bare =
      new KeptTexts<>(
          (segment, json) -> {
            open(segment, json);
            json.writeArrayFieldStart("because");
            json.writeEndArray();
            json.writeEndObject();
          });

  SegmentWriter() {
    super(InSegment.class);
  }

  @Override
  public void serialize(InSegment segment, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    if (segment.because().isEmpty()) {
      bare.write(segment, json);
      return;
    }
    open(segment, json);
    provider.defaultSerializeField("because", segment.because(), json);
    json.writeEndObject();
  }

  private static void open(InSegment segment, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", segment.id());
    json.writeStringField("name", segment.name());
    json.writeStringField("group", segment.group());
  }
}
