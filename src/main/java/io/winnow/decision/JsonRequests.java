package io.winnow.decision;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Bodies.Body;
import io.winnow.platform.stream.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Many requests as JSON, a line each or as one array. */
record JsonRequests(DecisionJson json, DecisionConfig.Batch limits) {

  /** An array is held whole, so it is bounded as a whole too. */
  private static final int MAX_ARRAY_BYTES = 16 << 20;

  Bodies<DecisionRequest> lines(Lines lines) {
    return () -> {
      Lines.Line line = lines.next();
      if (line == null) {
        return null;
      }
      byte[] bytes = line.bytes();
      return bytes == null
          ? new Body<>(line.number(), 0, this::tooLong)
          : new Body<>(line.number(), bytes.length, () -> json.request(bytes, 0, bytes.length));
    };
  }

  private DecisionRequest tooLong() {
    throw new ProblemException(
        ProblemType.TOO_LARGE, "A line must not be longer than " + limits.maxLine() + " bytes.");
  }

  /**
   * The elements of an array.
   *
   * @throws ProblemException invalid-request: no array; too-large: too many elements or bytes
   * @throws IOException unreadable JSON; nothing of the array is decided then
   */
  List<Body<DecisionRequest>> array(InputStream body) throws IOException {
    List<Body<DecisionRequest>> elements = new ArrayList<>();
    // The element after this one is not a trailing token.
    ObjectReader tree =
        json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try (JsonParser parser = json.mapper().getFactory().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw ProblemException.invalid("wrong-type", "The body must be a list.", "");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw new ProblemException(ProblemType.UNREADABLE_JSON, "The list has no end.");
        }
        byte[] element = json.any(tree.readTree(parser));
        int number = elements.size() + 1;
        elements.add(
            new Body<>(number, element.length, () -> json.request(element, 0, element.length)));
        if (number > limits.maxArray()
            || parser.currentLocation().getByteOffset() > MAX_ARRAY_BYTES) {
          throw new ProblemException(
              ProblemType.TOO_LARGE,
              "A list has at most %d entries and %d bytes. Send more as application/x-ndjson."
                  .formatted(limits.maxArray(), MAX_ARRAY_BYTES));
        }
      }
    }
    return elements;
  }
}
