package io.winnow.decision;

import io.winnow.platform.problem.Problem;

/** How a batch's answers are written. */
interface BatchFormat {

  String mediaType();

  /** What stands before the first answer. */
  byte[] header();

  void answer(long line, Answer answer, Pieces to);

  void error(long line, Problem problem, Pieces to);

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
    public void answer(long line, Answer answer, Pieces to) {
      to.add(answer.json()).add('\n');
    }

    @Override
    public void error(long line, Problem problem, Pieces to) {
      to.add(json.any(new ErrorLine(line, problem))).add('\n');
    }
  }
}
