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
import io.winnow.engine.FactSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;

/** The compiled DMN files of a rule set: immutable, safe for any number of threads. */
public final class DmnProgram {

  private final DMNRuntime runtime;
  private final RowRecorder recorder;
  private final List<Step> segmentSteps;
  private final List<Step> offerSteps;
  private final Set<FactPath> looked = new LinkedHashSet<>();

  /** Decisions of one model, evaluated together. */
  private record Step(DmnModelFile model, List<ConcludingDecision> decisions) {}

  /**
   * @param direct by file and decision
   * @param cells as far as they have been read
   */
  DmnProgram(
      DMNRuntime runtime,
      RuleSet ruleSet,
      Map<String, DmnModelFile> models,
      Map<String, Map<String, DirectTable>> direct,
      ReadCells cells) {
    this.runtime = runtime;
    this.recorder = new RowRecorder(new CellTracer(cells));
    this.segmentSteps = steps(ruleSet.definition().segmentDecisions(), models, direct);
    this.offerSteps = steps(ruleSet.definition().offerDecisions(), models, direct);
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

  /** The decisions that the DMN engine evaluates even where all is ordinary. */
  List<String> byEngine() {
    return Stream.concat(segmentSteps.stream(), offerSteps.stream())
        .flatMap(step -> step.decisions().stream())
        .filter(decision -> decision.direct() == null)
        .map(ConcludingDecision::name)
        .toList();
  }

  /**
   * What tables gave for some contacts before these were looked at one by one.
   *
   * <p>Plain tables repeat and grow nothing, so that no budget is needed for them.
   */
  public static final class Prepared {

    /** Nothing: every table is evaluated for the contact alone. */
    public static final Prepared NOTHING = new Prepared(null);

    /** By step, decision and contact; null where a table is evaluated for the contact alone. */
    private final DirectTable.Answer[][][] answers;

    private Prepared(DirectTable.Answer[][][] answers) {
      this.answers = answers;
    }

    private DirectTable.Answer answer(
        int step, int decision, DirectTable table, int contact, FactSource facts) {
      DirectTable.Answer[] known = answers == null ? null : answers[step][decision];
      return known == null ? table.evaluate(facts) : known[contact];
    }
  }

  /** Goes through the segments tables, one after the other, for all contacts. */
  public Prepared prepareSegments(List<? extends FactSource> contacts) {
    return prepare(segmentSteps, contacts);
  }

  /** Goes through the offers tables, one after the other, for all contacts. */
  public Prepared prepareOffers(List<? extends FactSource> contacts) {
    return prepare(offerSteps, contacts);
  }

  private static Prepared prepare(List<Step> steps, List<? extends FactSource> contacts) {
    DirectTable.Answer[][][] answers = new DirectTable.Answer[steps.size()][][];
    for (int i = 0; i < answers.length; i++) {
      List<ConcludingDecision> decisions = steps.get(i).decisions();
      answers[i] = new DirectTable.Answer[decisions.size()][];
      for (int j = 0; j < answers[i].length; j++) {
        DirectTable table = decisions.get(j).direct();
        answers[i][j] = table != null && table.isPlain() ? table.evaluate(contacts) : null;
      }
    }
    return new Prepared(answers);
  }

  /**
   * Evaluates the segments decisions.
   *
   * @param contact the number of the contact among the prepared
   */
  public void segments(
      Prepared prepared,
      int contact,
      FactSource facts,
      Detail detail,
      Conclusions into,
      List<TableTrace> traces) {
    evaluate(segmentSteps, prepared, contact, facts, detail, traces, new SegmentReader(into));
  }

  /**
   * Evaluates the offers decisions.
   *
   * @param contact the number of the contact among the prepared
   * @param facts with {@code segments}, a list of ids
   */
  public void offers(
      Prepared prepared,
      int contact,
      FactSource facts,
      Detail detail,
      Conclusions into,
      List<TableTrace> traces) {
    evaluate(offerSteps, prepared, contact, facts, detail, traces, new OfferReader(into));
  }

  private void evaluate(
      List<Step> steps,
      Prepared prepared,
      int contact,
      FactSource facts,
      Detail detail,
      List<TableTrace> traces,
      ResultReader reader) {
    boolean reasons = detail != Detail.NONE;
    RowRecorder.Notes notes = null;
    for (int number = 0; number < steps.size(); number++) {
      Step step = steps.get(number);
      List<ConcludingDecision> decisions = step.decisions();
      DirectTable.Answer[] answers = new DirectTable.Answer[decisions.size()];
      List<String> open = null;
      for (int i = 0; i < answers.length; i++) {
        DirectTable table = detail == Detail.FULL ? null : decisions.get(i).direct();
        answers[i] = table == null ? null : prepared.answer(number, i, table, contact, facts);
        if (answers[i] == null) {
          open = open == null ? new ArrayList<>() : open;
          open.add(decisions.get(i).name());
        }
      }
      DMNResult result = null;
      if (open != null) {
        notes = notes == null ? new RowRecorder.Notes(detail) : notes;
        notes.begin(step.model());
        result = evaluate(step, open, facts, notes);
      }
      for (int i = 0; i < answers.length; i++) {
        ConcludingDecision decision = decisions.get(i);
        if (answers[i] != null) {
          reader.read(decision, answers[i].value(), answers[i].selected(), reasons);
        } else {
          Object value = value(decision.file(), decision.name(), result);
          reader.read(decision, value, notes.selected(decision.name()), reasons);
        }
      }
    }
    if (notes != null) {
      traces.addAll(notes.traces());
    }
  }

  private DMNResult evaluate(
      Step step, List<String> decisions, FactSource facts, RowRecorder.Notes notes) {
    DMNContext context = runtime.newContext();
    facts.byName().forEach(context::set);
    recorder.begin(notes);
    try {
      return runtime.evaluateByName(
          step.model().model(), context, decisions.toArray(String[]::new));
    } finally {
      recorder.end();
    }
  }

  private static Object value(String file, String decision, DMNResult result) {
    DMNDecisionResult decided = result.getDecisionResultByName(decision);
    if (decided.getEvaluationStatus() != DecisionEvaluationStatus.SUCCEEDED) {
      throw failure(file, decision, result);
    }
    return decided.getResult();
  }

  private static EvaluationException failure(String file, String decision, DMNResult result) {
    List<Issue> issues = new ArrayList<>();
    for (DMNMessage message : result.getMessages()) {
      Issue issue = DmnMessages.issue(file, message);
      if (!issue.isError()) {
        continue;
      }
      Issue placed =
          issue.location().table() == null
              ? Issue.error(
                  issue.code(), issue.message(), Location.table(file, decision, null, null))
              : issue;
      // the engine repeats what is wrong with an input for each row
      if (!issues.contains(placed)) {
        issues.add(placed);
      }
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

  private static List<Step> steps(
      List<DecisionRef> references,
      Map<String, DmnModelFile> models,
      Map<String, Map<String, DirectTable>> direct) {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    for (DecisionRef reference : references) {
      byFile.computeIfAbsent(reference.file(), file -> new ArrayList<>()).add(reference.decision());
    }
    return byFile.entrySet().stream()
        .map(
            file -> {
              DmnModelFile model = models.get(file.getKey());
              Map<String, DirectTable> own = direct.getOrDefault(file.getKey(), Map.of());
              return new Step(
                  model,
                  file.getValue().stream()
                      .map(name -> ConcludingDecision.of(model, name, own.get(name)))
                      .toList());
            })
        .toList();
  }
}
