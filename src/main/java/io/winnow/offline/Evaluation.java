package io.winnow.offline;

import io.winnow.core.statistics.OffPolicy;
import io.winnow.decision.PastDecisions.Policy;
import io.winnow.offline.OfflineReport.ArmCount;
import io.winnow.offline.OfflineReport.Estimate;
import io.winnow.offline.OfflineReport.OutcomeValue;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Bodies.Body;
import io.winnow.platform.stream.Chunk;
import io.winnow.platform.stream.LineError;
import io.winnow.platform.stream.LineErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Goes through the rows of one campaign; memory grows with its arms and outcomes alone. */
final class Evaluation {

  private static final int MOST_ARMS = 1_000;
  private static final int MOST_OUTCOMES = 50;

  private final Policy policy;
  private final String nothing;
  private final Map<String, OffPolicy> outcomes = new LinkedHashMap<>();
  private final Map<String, long[]> arms = new TreeMap<>();
  private final LineErrors errors = new LineErrors();
  private Set<String> names;
  private long rows;

  /**
   * @param nothing the arm that stands for no offer
   */
  Evaluation(Policy policy, String nothing) {
    this.policy = policy;
    this.nothing = nothing;
  }

  Evaluation run(Bodies<PastRow> bodies) {
    for (var chunk = Chunk.next(bodies); chunk != null; chunk = Chunk.next(bodies)) {
      List<LineError> failed = new ArrayList<>();
      for (Body<PastRow> body : chunk.bodies()) {
        try {
          add(checked(body.read().call()));
        } catch (Exception e) {
          failed.add(LineError.of(body.line(), e));
        }
      }
      errors.add(failed);
    }
    return this;
  }

  private PastRow checked(PastRow row) {
    if (row == null || row.request() == null || !row.request().isObject()) {
      throw invalid("/request must be a request as for /v1/decisions.", "/request");
    }
    if (row.arm() == null || row.arm().isBlank() || row.arm().length() > 200) {
      throw invalid("/arm must be an offer's id or '" + nothing + "'.", "/arm");
    }
    if (row.propensity() == null || !(row.propensity() > 0 && row.propensity() <= 1)) {
      throw invalid("/propensity must be above 0 and at most 1.", "/propensity");
    }
    if (row.outcomes() == null
        || row.outcomes().isEmpty()
        || row.outcomes().size() > MOST_OUTCOMES
        || row.outcomes().values().stream().anyMatch(v -> v == null || !Double.isFinite(v))) {
      throw invalid("/outcomes must be 1 to " + MOST_OUTCOMES + " numbers by name.", "/outcomes");
    }
    if (names != null && !names.equals(row.outcomes().keySet())) {
      throw invalid("/outcomes must be the same in every row: " + names + ".", "/outcomes");
    }
    return row;
  }

  private void add(PastRow row) throws Exception {
    String offer = policy.offer(row.request());
    String wanted = offer == null ? nothing : offer;
    if (!arms.containsKey(row.arm()) && arms.size() >= MOST_ARMS) {
      throw invalid("There are more than " + MOST_ARMS + " arms.", "/arm");
    }
    if (names == null) {
      names = Set.copyOf(row.outcomes().keySet());
    }
    arms.computeIfAbsent(row.arm(), arm -> new long[2])[0]++;
    arms.computeIfAbsent(wanted, arm -> new long[2])[1]++;
    row.outcomes()
        .forEach(
            (name, value) ->
                outcomes
                    .computeIfAbsent(name, key -> new OffPolicy())
                    .add(row.arm(), row.propensity(), wanted, value));
    rows++;
  }

  OfflineReport report(String ruleSet, int version, double confidence) {
    Map<String, ArmCount> counts = new LinkedHashMap<>();
    arms.forEach((arm, count) -> counts.put(arm, new ArmCount(count[0], count[1])));
    Map<String, OutcomeValue> values = new LinkedHashMap<>();
    outcomes.forEach((name, policy) -> values.put(name, value(policy, confidence)));
    return new OfflineReport(
        ruleSet, version, confidence, rows, errors.count(), errors.first(), counts, values);
  }

  private static OutcomeValue value(OffPolicy outcome, double confidence) {
    OffPolicy.Result result = outcome.result(confidence);
    return new OutcomeValue(
        known(outcome.asItWas().mean()),
        result.agreeing(),
        known(result.agreeing() / (double) result.rows()),
        result.unsupported(),
        known(result.effective()),
        estimate(result.inversePropensity()),
        estimate(result.selfNormalised()),
        estimate(result.doublyRobust()));
  }

  private static Estimate estimate(OffPolicy.Estimate estimate) {
    return new Estimate(
        known(estimate.value()),
        known(estimate.standardError()),
        known(estimate.interval().low()),
        known(estimate.interval().high()));
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static ProblemException invalid(String detail, String pointer) {
    return ProblemException.invalid("invalid-value", detail, pointer);
  }
}
