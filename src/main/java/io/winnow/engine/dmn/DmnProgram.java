package io.winnow.engine.dmn;

import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.TableTrace;
import io.winnow.engine.Conclusions;
import io.winnow.engine.FactPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;

/** The compiled DMN files of a rule set: immutable, safe for any number of threads. */
public final class DmnProgram {

  private final DMNRuntime runtime;
  private final RowRecorder recorder = new RowRecorder(new CellTracer());
  private final List<Step> segmentSteps;
  private final List<Step> offerSteps;
  private final Set<FactPath> looked = new LinkedHashSet<>();

  /** Decisions of one model, evaluated together. */
  private record Step(DmnModelFile model, String[] decisions) {}

  DmnProgram(DMNRuntime runtime, RuleSet ruleSet, Map<String, DmnModelFile> models) {
    this.runtime = runtime;
    this.segmentSteps = steps(ruleSet.definition().segmentDecisions(), models);
    this.offerSteps = steps(ruleSet.definition().offerDecisions(), models);
    if (runtime != null) {
      runtime.addListener(recorder);
    }
    for (DmnModelFile model : models.values()) {
      DmnChecks.texts(model.model().getDefinitions())
          .forEach(text -> looked.addAll(FactPath.inFeel(text.text())));
    }
  }

  /** The facts that any expression of the models names. */
  public Set<FactPath> looked() {
    return looked;
  }

  /** Evaluates the segments decisions. */
  public void segments(
      Map<String, Object> facts, Detail detail, Conclusions into, List<TableTrace> traces) {
    evaluate(segmentSteps, facts, detail, traces, new SegmentReader(into));
  }

  /**
   * Evaluates the offers decisions.
   *
   * @param facts with {@code segments}, a list of ids
   */
  public void offers(
      Map<String, Object> facts, Detail detail, Conclusions into, List<TableTrace> traces) {
    evaluate(offerSteps, facts, detail, traces, new OfferReader(into));
  }

  private void evaluate(
      List<Step> steps,
      Map<String, Object> facts,
      Detail detail,
      List<TableTrace> traces,
      ResultReader reader) {
    RowRecorder.Notes notes = detail == Detail.NONE ? null : new RowRecorder.Notes(detail);
    for (Step step : steps) {
      DMNContext context = runtime.newContext();
      facts.forEach(context::set);
      if (notes != null) {
        recorder.begin(notes, step.model());
      }
      DMNResult result;
      try {
        result = runtime.evaluateByName(step.model().model(), context, step.decisions());
      } finally {
        if (notes != null) {
          recorder.end();
        }
      }
      for (String decision : step.decisions()) {
        DMNDecisionResult decided = result.getDecisionResultByName(decision);
        if (decided.getEvaluationStatus() != DecisionEvaluationStatus.SUCCEEDED) {
          throw failure(step.model().file(), decision, result);
        }
        reader.read(step.model(), decision, decided.getResult(), notes);
      }
    }
    if (notes != null) {
      traces.addAll(notes.traces());
    }
  }

  private static EvaluationException failure(String file, String decision, DMNResult result) {
    List<Issue> issues = new ArrayList<>();
    for (DMNMessage message : result.getMessages()) {
      Issue issue = DmnMessages.issue(file, message);
      if (!issue.isError()) {
        continue;
      }
      issues.add(
          issue.location().table() == null
              ? Issue.error(
                  issue.code(), issue.message(), Location.table(file, decision, null, null))
              : issue);
    }
    if (issues.isEmpty()) {
      issues.add(
          Issue.error(
              "dmn-not-evaluated",
              "Decision '" + decision + "' could not be evaluated for these facts.",
              Location.table(file, decision, null, null)));
    }
    return new EvaluationException(issues);
  }

  private static List<Step> steps(List<DecisionRef> references, Map<String, DmnModelFile> models) {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    for (DecisionRef reference : references) {
      byFile.computeIfAbsent(reference.file(), file -> new ArrayList<>()).add(reference.decision());
    }
    return byFile.entrySet().stream()
        .map(e -> new Step(models.get(e.getKey()), e.getValue().toArray(String[]::new)))
        .toList();
  }
}
