package io.winnow.decision;

import static java.util.stream.Collectors.joining;

import io.winnow.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One record an answer, its columns being dotted paths; lists are joined with semicolons. */
final class CsvAnswers implements BatchFormat {

  static final String MEDIA_TYPE = "text/csv";

  private static final List<String> COLUMNS =
      List.of(
          "line",
          "requestId",
          "contactId",
          "decisionId",
          "decidedAt",
          "ruleSet",
          "version",
          "versionHash",
          "experiment.key",
          "experiment.variant",
          "experiment.phase",
          "experiment.holdout",
          "segments",
          "offer.id",
          "offer.name",
          "offer.score",
          "offer.fallback",
          "ranked",
          "noOfferReason",
          "rejected",
          "missing",
          "error.code",
          "error.detail");

  @Override
  public String mediaType() {
    return MEDIA_TYPE;
  }

  @Override
  public byte[] header() {
    return record(COLUMNS.toArray());
  }

  @Override
  public void answer(long line, Answer answer, Pieces to) {
    DecisionResult result = DecisionResult.of(answer.draft(), answer.decision());
    DecisionResult.OfferResult offer = result.offer();
    DecisionResult.InExperiment experiment = result.experiment();
    to.add(
        record(
            line,
            result.requestId(),
            result.contactId(),
            result.decisionId(),
            result.decidedAt(),
            result.ruleSet(),
            result.version(),
            result.versionHash(),
            experiment == null ? null : experiment.key(),
            experiment == null ? null : experiment.variant(),
            experiment == null ? null : experiment.phase(),
            experiment == null ? null : experiment.holdout(),
            result.segments().stream().map(DecisionResult.InSegment::id).collect(joining(";")),
            offer == null ? null : offer.id(),
            offer == null ? null : offer.name(),
            offer == null ? null : offer.score().toPlainString(),
            offer == null ? null : offer.fallback(),
            result.ranked().stream().map(DecisionResult.OfferResult::id).collect(joining(";")),
            result.noOfferReason(),
            result.rejected().stream().map(r -> r.offer() + ":" + r.stage()).collect(joining(";")),
            String.join(";", result.missing()),
            null,
            null));
  }

  @Override
  public void error(long line, Problem problem, Pieces to) {
    Object[] cells = new Object[COLUMNS.size()];
    cells[0] = line;
    cells[cells.length - 2] = problem.code();
    cells[cells.length - 1] = problem.detail();
    to.add(record(cells));
  }

  private static byte[] record(Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell == null ? "" : quoted(cell.toString()))
        .collect(Collectors.joining(",", "", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + cell.replace("\"", "\"\"") + '"';
      }
    }
    return cell;
  }
}
