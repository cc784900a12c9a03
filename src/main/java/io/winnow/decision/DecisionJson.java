package io.winnow.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Hold;
import io.winnow.platform.json.StoredJson;
import io.winnow.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads requests and writes what is logged and answered. */
@Singleton
class DecisionJson {

  private static final TypeReference<DecisionRequest> INPUT = new TypeReference<>() {};

  private final ObjectReader requests;
  private final ObjectWriter results;
  private final ObjectWriter inputs;
  private final ObjectMapper mapper;

  private final StoredJson stored;

  DecisionJson(ObjectMapper mapper, StoredJson stored) {
    this.mapper = mapper;
    this.stored = stored;
    this.requests = mapper.readerFor(DecisionRequest.class);
    this.results = mapper.writerFor(DecisionResult.class);
    // The log leaves out what is not known, and keeps a number's scale: 1E+2 is not 100 to the eye.
    this.inputs =
        mapper
            .copy()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .writerFor(DecisionRequest.class)
            .without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
  }

  ObjectMapper mapper() {
    return mapper;
  }

  /** Reads one request, and sees to it that what it says can be stored. */
  DecisionRequest request(byte[] json, int from, int to) throws IOException {
    DecisionRequest usual = UsualRequests.read(json, from, to);
    DecisionRequest request = usual != null ? usual : requests.readValue(json, from, to - from);
    if (request == null) {
      throw ProblemException.invalid("wrong-type", "The body must be an object.", "");
    }
    TextGuard.check(json, from, to);
    return request;
  }

  /** Reads a logged input. */
  DecisionRequest input(String json) {
    return stored.read("a logged input", json, INPUT);
  }

  byte[] input(DecisionRequest input) {
    return bytes(inputs, input);
  }

  byte[] result(DecisionResult result) {
    return bytes(results, result);
  }

  byte[] any(Object value) {
    return bytes(mapper.writer(), value);
  }

  /** The usage to log, or null when there is none. */
  byte[] usage(CapUsage usage) {
    return usage.used().isEmpty() ? null : bytes(mapper.writer(), new TreeMap<>(usage.used()));
  }

  /** The holds to log, or null when there are none. */
  byte[] holds(CapUsage usage) {
    return usage.holds().isEmpty() ? null : bytes(mapper.writer(), usage.holds());
  }

  /** What a logged decision was settled with. */
  CapUsage usage(DecisionTable.Logged logged) {
    Map<String, List<Integer>> used =
        logged.capUsage() == null
            ? Map.of()
            : stored.read("a logged usage", logged.capUsage(), new TypeReference<>() {});
    List<Hold> holds =
        logged.holds() == null
            ? List.of()
            : stored.read("a logged hold", logged.holds(), new TypeReference<>() {});
    return used.isEmpty() && holds.isEmpty() ? CapUsage.NONE : new CapUsage(used, holds);
  }

  private static byte[] bytes(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an own value cannot be written", e);
    }
  }
}
