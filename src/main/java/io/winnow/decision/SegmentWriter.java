package io.winnow.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.winnow.decision.DecisionResult.InSegment;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the segments of an answer. Without reasons they are most of its text and always the same,
 * so that the text is kept.
 */
final class SegmentWriter extends StdSerializer<InSegment> {

  private static final long serialVersionUID = 1L;

  /** Far more than the versions in use declare; beyond it all are forgotten. */
  private static final int KEPT = 10_000;

  private final transient Map<InSegment, SerializableString> texts = new ConcurrentHashMap<>();

  SegmentWriter() {
    super(InSegment.class);
  }

  @Override
  public void serialize(InSegment segment, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    if (segment.because().isEmpty()) {
      SerializableString text = texts.get(segment);
      json.writeRawValue(text == null ? keep(segment, json, provider) : text);
    } else {
      write(segment, json, provider);
    }
  }

  private SerializableString keep(
      InSegment segment, JsonGenerator like, SerializerProvider provider) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = like.getCodec().getFactory().createGenerator(text)) {
      write(segment, json, provider);
    }
    if (texts.size() >= KEPT) {
      texts.clear();
    }
    SerializableString kept = new SerializedString(text.toString());
    texts.put(segment, kept);
    return kept;
  }

  private static void write(InSegment segment, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", segment.id());
    json.writeStringField("name", segment.name());
    json.writeStringField("group", segment.group());
    provider.defaultSerializeField("because", segment.because(), json);
    json.writeEndObject();
  }
}
