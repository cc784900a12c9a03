package io.winnow.decision;

import io.winnow.platform.problem.Problem;
import java.nio.charset.StandardCharsets;

/** The answers as elements of a JSON array, each followed by a comma until {@link #closed}. */
record JsonArray(DecisionJson json) implements BatchFormat {

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public byte[] header() {
    return new byte[0];
  }

  @Override
  public byte[] answer(long line, Answer answer) {
    return withComma(answer.json());
  }

  @Override
  public byte[] error(long line, Problem problem) {
    return withComma(json.any(new Ndjson.ErrorLine(line, problem)));
  }

  private static byte[] withComma(byte[] element) {
    byte[] text = java.util.Arrays.copyOf(element, element.length + 1);
    text[element.length] = ',';
    return text;
  }

  /** The whole array. */
  static byte[] closed(byte[] elements) {
    if (elements.length == 0) {
      return "[]".getBytes(StandardCharsets.US_ASCII);
    }
    byte[] array = new byte[elements.length + 1];
    array[0] = '[';
    System.arraycopy(elements, 0, array, 1, elements.length);
    array[array.length - 1] = ']';
    return array;
  }
}
