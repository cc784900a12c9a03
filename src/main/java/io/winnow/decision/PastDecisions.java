package io.winnow.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a version would have decided about the past: as any decision, without caps or a trace. */
@ApplicationScoped
public class PastDecisions {

  /** A rule set's version, asked again and again. */
  @FunctionalInterface
  public interface Policy {

    /**
     * The offer that it gives, or null.
     *
     * @param request as sent to {@code /v1/decisions}
     * @throws JsonProcessingException the request has other fields
     * @throws RuntimeException what {@code Problems} has a problem for
     */
    String offer(JsonNode request) throws JsonProcessingException;
  }

  private final Drafts drafts;
  private final Subjects subjects;
  private final Decisions decisions;
  private final DecisionJson json;

  PastDecisions(Drafts drafts, Subjects subjects, Decisions decisions, DecisionJson json) {
    this.drafts = drafts;
    this.subjects = subjects;
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * A request from the text of its cells, each read as its field's type.
   *
   * @param header the cells are names of columns: they are checked and not read
   * @throws ProblemException invalid-request
   */
  public JsonNode request(Map<String, Object> cells, boolean header) {
    if (header) {
      CsvRequests.checkNames(cells, DecisionRequest.class, "/request");
      return null;
    }
    return json.mapper().valueToTree(CsvRequests.typed(cells, DecisionRequest.class, "/request"));
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version
   */
  public Policy policy(String ruleSet, int version) {
    Course course = drafts.course(ruleSet, version);
    Instant now = decisions.now();
    return request -> {
      DecisionRequest asked = json.mapper().treeToValue(request, DecisionRequest.class);
      if (asked.contactId() != null) {
        throw ProblemException.invalid(
            "invalid-value",
            "A row carries its contact as it was then; what is stored is of today.",
            "/request/contactId");
      }
      DecisionRequest full = drafts.checked(asked, Defaults.at(now));
      Draft draft = drafts.draft(full, course, subjects.load(List.of()));
      return Decider.settle(draft.proposals(), CapUsage.NONE, 1).recommendation()
              instanceof Offered offered
          ? offered.ranked().get(0).offer().id()
          : null;
    };
  }
}
