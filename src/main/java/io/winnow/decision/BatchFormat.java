package io.winnow.decision;

import io.winnow.platform.problem.Problem;

/** How a batch's answers are written. */
interface BatchFormat {

  String mediaType();

  /** What stands before the first answer. */
  byte[] header();

  byte[] answer(long line, Answer answer);

  byte[] error(long line, Problem problem);

  /** One JSON object a line. */
  record Ndjson(DecisionJson json) implements BatchFormat {

    static final String MEDIA_TYPE = "application/x-ndjson";

    record ErrorLine(long line, Problem error) {}

    @Override
    public String mediaType() {
      return MEDIA_TYPE;
    }

    @Override
    public byte[] header() {
      return new byte[0];
    }

    @Override
    public byte[] answer(long line, Answer answer) {
      return withLineEnd(answer.json());
    }

    @Override
    public byte[] error(long line, Problem problem) {
      return withLineEnd(json.any(new ErrorLine(line, problem)));
    }

    private static byte[] withLineEnd(byte[] json) {
      byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      return line;
    }
  }
}
