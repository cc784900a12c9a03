package io.winnow.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.winnow.platform.http.TimeCursor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Logged decisions about a contact, latest first.
 *
 * @param cursor {@code before} for those before; null at the end
 */
record PastPage(List<Past> decisions, String cursor) {

  /**
   * What came of one decision; all of it is at {@code /v1/decisions/{decisionId}}.
   *
   * @param at the instant that it is about
   * @param segments their ids
   * @param offer its id; null: none
   * @param experiment null: under none
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Past(
      UUID decisionId,
      Instant at,
      String ruleSet,
      int version,
      List<String> segments,
      String offer,
      DecisionResult.InExperiment experiment,
      String requestId) {}

  /**
   * @param found up to one more than {@code limit}: whether there are earlier ones
   */
  static PastPage of(List<Past> found, int limit) {
    List<Past> page = found.size() > limit ? found.subList(0, limit) : found;
    Past last = found.size() > limit ? page.get(limit - 1) : null;
    return new PastPage(
        page,
        last == null ? null : new TimeCursor(last.at(), last.decisionId().toString()).toString());
  }
}
