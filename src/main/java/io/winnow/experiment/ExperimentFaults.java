package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import io.winnow.experiment.ExperimentRequest.GuardrailBody;
import io.winnow.experiment.ExperimentRequest.VariantBody;
import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with an experiment in itself, whatever rule sets there are. */
final class ExperimentFaults {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String KEY_SHAPE =
      "must have 1 to 100 letters, digits, dots, dashes or underscores";
  private static final int LONGEST = 200;
  private static final int LONGEST_HYPOTHESIS = 2_000;
  private static final int MOST = 100;

  private final List<Fault> faults = new ArrayList<>();

  private ExperimentFaults() {}

  /**
   * @throws ProblemException invalid-request with all faults
   */
  static ExperimentRequest check(ExperimentRequest request) {
    ExperimentFaults faults = new ExperimentFaults();
    faults.look(request);
    if (!faults.faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.faults.stream()
              .map(f -> f.pointer() + " " + f.detail())
              .collect(Collectors.joining("; ")),
          faults.faults);
    }
    return request;
  }

  private void look(ExperimentRequest request) {
    key("/key", request.key());
    text("/ruleSet", request.ruleSet(), LONGEST, true);
    text("/hypothesis", request.hypothesis(), LONGEST_HYPOTHESIS, false);
    metric("/goal", request.goal());
    variants(request);
    guardrails(request.guardrails());
    if (!(request.coverage() > 0 && request.coverage() <= 1)) {
      fault("/coverage", "must be above 0 and at most 1");
    }
    if (request.holdout() != null
        && (request.holdout().share() == null
            || !(request.holdout().share() > 0 && request.holdout().share() < 1))) {
      fault("/holdout/share", "must lie between 0 and 1");
    }
    audience(request.audience());
    if (request.namespace() != null) {
      key("/namespace", request.namespace());
    }
    text("/seed", request.seed(), LONGEST, false);
  }

  private void variants(ExperimentRequest request) {
    List<VariantBody> variants = request.variants();
    int arms = variants.size() + (request.holdout() == null ? 0 : 1);
    if (variants.isEmpty() || arms < 2 || variants.size() > MOST) {
      fault("/variants", "must have 2 to " + MOST + ", or 1 beside a holdout");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < variants.size(); i++) {
      VariantBody variant = variants.get(i);
      String at = "/variants/" + i;
      if (variant == null) {
        fault(at, "must not be null");
        continue;
      }
      key(at + "/key", variant.key());
      if (!seen.add(variant.key())) {
        fault(at + "/key", "is there twice");
      }
      if (variant.version() == null || variant.version() < 1) {
        fault(at + "/version", "must be the number of a version");
      }
      if (!(variant.weight() > 0 && variant.weight() <= 1_000_000)) {
        fault(at + "/weight", "must be above 0 and at most 1000000");
      }
    }
  }

  private void guardrails(List<GuardrailBody> guardrails) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < guardrails.size(); i++) {
      GuardrailBody guardrail = guardrails.get(i);
      String at = "/guardrails/" + i;
      if (guardrail == null) {
        fault(at, "must not be null");
        continue;
      }
      metric(at + "/metric", guardrail.metric());
      if (!seen.add(guardrail.metric())) {
        fault(at + "/metric", "is there twice");
      }
      if (!(guardrail.bound() >= 0 && guardrail.bound() <= 1)) {
        fault(at + "/bound", "must be 0 to 1");
      }
    }
  }

  private void audience(List<String> audience) {
    if (audience.size() > MOST) {
      fault("/audience", "must have at most " + MOST);
    }
    for (int i = 0; i < audience.size(); i++) {
      text("/audience/" + i, audience.get(i), LONGEST, true);
    }
  }

  private void metric(String pointer, String metric) {
    if (metric == null || !Experiment.METRICS.contains(metric)) {
      fault(pointer, "must be one of " + String.join(", ", Experiment.METRICS));
    }
  }

  private void key(String pointer, String key) {
    if (key == null || !KEY.matcher(key).matches()) {
      fault(pointer, KEY_SHAPE);
    }
  }

  private void text(String pointer, String text, int longest, boolean needed) {
    if (text == null ? needed : text.isBlank() || text.length() > longest || !isText(text)) {
      fault(pointer, "must have 1 to " + longest + " characters");
    }
  }

  /** PostgreSQL cannot hold NUL, and no encoding can hold half a surrogate pair. */
  private static boolean isText(String text) {
    return text.indexOf(0) < 0
        && text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private void fault(String pointer, String detail) {
    faults.add(new Fault("invalid-value", detail, pointer));
  }
}
