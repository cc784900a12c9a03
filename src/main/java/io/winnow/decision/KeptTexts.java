package io.winnow.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Values that stand in most answers, each with its text as JSON, written once. */
final class KeptTexts<T> {

  interface Writer<T> {
    void write(T value, JsonGenerator json) throws IOException;
  }

  /** Far more than the versions in use have; beyond it all are forgotten. */
  private static final int KEPT = 10_000;

  private final Map<T, SerializableString> texts = new ConcurrentHashMap<>();
  private final Writer<T> writer;

  KeptTexts(Writer<T> writer) {
    this.writer = writer;
  }

  void write(T value, JsonGenerator json) throws IOException {
    SerializableString text = texts.get(value);
    json.writeRawValue(text == null ? keep(value, json) : text);
  }

  private SerializableString keep(T value, JsonGenerator like) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = like.getCodec().getFactory().createGenerator(text)) {
      writer.write(value, json);
    }
    if (texts.size() >= KEPT) {
      texts.clear();
    }
    SerializableString kept = new SerializedString(text.toString());
    texts.put(value, kept);
    return kept;
  }
}
