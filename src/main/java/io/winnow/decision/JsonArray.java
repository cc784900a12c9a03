package io.winnow.decision;

import io.winnow.platform.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
  static byte[] closed(List<byte[]> elements) {
    if (elements.isEmpty()) {
      return "[]".getBytes(StandardCharsets.US_ASCII);
    }
    ByteBuffer array = ByteBuffer.allocate(1 + elements.stream().mapToInt(e -> e.length).sum());
    array.put((byte) '[');
    elements.forEach(array::put);
    return array.put(array.capacity() - 1, (byte) ']').array();
  }
}
