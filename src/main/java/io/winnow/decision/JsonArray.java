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
  public void answer(long line, Answer answer, Pieces to) {
    to.add(answer.json()).add(',');
  }

  @Override
  public void error(long line, Problem problem, Pieces to) {
    to.add(json.any(new Ndjson.ErrorLine(line, problem))).add(',');
  }

  /** The whole array. */
  static byte[] closed(List<byte[]> pieces) {
    if (pieces.isEmpty()) {
      return "[]".getBytes(StandardCharsets.US_ASCII);
    }
    ByteBuffer array = ByteBuffer.allocate(1 + pieces.stream().mapToInt(e -> e.length).sum());
    array.put((byte) '[');
    pieces.forEach(array::put);
    return array.put(array.capacity() - 1, (byte) ']').array();
  }
}
