package io.winnow.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.winnow.decision.DecisionResult.InSegment;
import io.winnow.decision.DecisionResult.OfferResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Writes an answer as the mapper would, property by property without looking each up. What only
 * comes where reasons are asked for is left to the mapper.
 */
final class ResultWriter extends StdSerializer<DecisionResult> {

  private static final long serialVersionUID = 1L;

  private static final SerializedString DECISION_ID = new SerializedString("decisionId");
  private static final SerializedString REQUEST_ID = new SerializedString("requestId");
  private static final SerializedString CONTACT_ID = new SerializedString("contactId");
  private static final SerializedString DECIDED_AT = new SerializedString("decidedAt");
  private static final SerializedString RULE_SET = new SerializedString("ruleSet");
  private static final SerializedString VERSION = new SerializedString("version");
  private static final SerializedString VERSION_HASH = new SerializedString("versionHash");
  private static final SerializedString SEGMENTS = new SerializedString("segments");
  private static final SerializedString OFFER = new SerializedString("offer");
  private static final SerializedString RANKED = new SerializedString("ranked");
  private static final SerializedString NO_OFFER_REASON = new SerializedString("noOfferReason");
  private static final SerializedString MISSING = new SerializedString("missing");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString SCORE = new SerializedString("score");
  private static final SerializedString FACTORS = new SerializedString("factors");
  private static final SerializedString FALLBACK = new SerializedString("fallback");
  private static final SerializedString BECAUSE = new SerializedString("because");

  private final transient SegmentWriter segments = new SegmentWriter();

  /** Contacts of one source lack the same facts. */
  private final transient KeptTexts<List<String>> missing = new KeptTexts<>(ResultWriter::texts);

  /** All lines of a batch are about one instant. */
  private transient volatile At last = new At(Instant.EPOCH, Instant.EPOCH.toString());

  private record At(Instant instant, String text) {}

  ResultWriter() {
    super(DecisionResult.class);
  }

  @Override
  public void serialize(DecisionResult result, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject();
    text(json, DECISION_ID, result.decisionId());
    text(json, REQUEST_ID, result.requestId());
    text(json, CONTACT_ID, result.contactId());
    text(json, DECIDED_AT, at(result.decidedAt()));
    text(json, RULE_SET, result.ruleSet());
    json.writeFieldName(VERSION);
    json.writeNumber(result.version());
    text(json, VERSION_HASH, result.versionHash());
    provider.defaultSerializeField("experiment", result.experiment(), json);
    json.writeFieldName(SEGMENTS);
    json.writeStartArray();
    for (InSegment segment : result.segments()) {
      segments.serialize(segment, json, provider);
    }
    json.writeEndArray();
    json.writeFieldName(OFFER);
    offer(result.offer(), json, provider);
    json.writeFieldName(RANKED);
    json.writeStartArray();
    for (OfferResult offer : result.ranked()) {
      offer(offer, json, provider);
    }
    json.writeEndArray();
    text(json, NO_OFFER_REASON, result.noOfferReason());
    provider.defaultSerializeField("rejected", result.rejected(), json);
    json.writeFieldName(MISSING);
    missing.write(result.missing(), json);
    if (result.tables() != null) {
      provider.defaultSerializeField("tables", result.tables(), json);
    }
    json.writeEndObject();
  }

  private static void offer(OfferResult offer, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    if (offer == null || offer.factors() != null || !offer.because().isEmpty()) {
      provider.defaultSerializeValue(offer, json);
      return;
    }
    json.writeStartObject();
    text(json, ID, offer.id());
    text(json, NAME, offer.name());
    json.writeFieldName(SCORE);
    json.writeNumber(offer.score());
    json.writeFieldName(FACTORS);
    json.writeNull();
    json.writeFieldName(FALLBACK);
    json.writeBoolean(offer.fallback());
    json.writeFieldName(BECAUSE);
    json.writeStartArray();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void texts(List<String> texts, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Null is written as null. */
  private static void text(JsonGenerator json, SerializedString name, String text)
      throws IOException {
    json.writeFieldName(name);
    json.writeString(text);
  }

  private String at(Instant instant) {
    At known = last;
    if (!known.instant().equals(instant)) {
      known = new At(instant, instant.toString());
      last = known;
    }
    return known.text();
  }
}
