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
import java.util.HashMap;
import java.util.IdentityHashMap;
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

  /**
   * Decisions of one model, evaluated together.
   *
   * @param direct the tables that can do without the DMN engine, by decision
   */
  private record Step(
      DmnModelFile model, List<String> decisions, Map<String, DirectTable> direct) {}

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
        .flatMap(step -> step.decisions().stream().filter(d -> !step.direct().containsKey(d)))
        .toList();
  }

  /**
   * What tables gave for some contacts before these were looked at one by one.
   *
   * <p>Plain tables repeat and grow nothing, so that no budget is needed for them.
   */
  public static final class Prepared {

    /** Nothing: every table is evaluated for the contact alone. */
    public static final Prepared NOTHING = new Prepared(Map.of());

    private final Map<DirectTable, DirectTable.Answer[]> answers;

    private Prepared(Map<DirectTable, DirectTable.Answer[]> answers) {
      this.answers = answers;
    }

    private DirectTable.Answer answer(DirectTable table, int contact, FactSource facts) {
      DirectTable.Answer[] known = answers.get(table);
      return known == null || known[contact] == null ? table.evaluate(facts) : known[contact];
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
    FactBlock block = new FactBlock(contacts);
    Map<DirectTable, DirectTable.Answer[]> answers = new IdentityHashMap<>();
    for (Step step : steps) {
      for (DirectTable table : step.direct().values()) {
        if (table.isPlain()) {
          answers.put(table, table.evaluate(block));
        }
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
    RowRecorder.Notes notes = new RowRecorder.Notes(detail);
    for (Step step : steps) {
      Map<String, DirectTable.Answer> answers = new HashMap<>();
      List<String> open = new ArrayList<>();
      for (String decision : step.decisions()) {
        DirectTable table = detail == Detail.FULL ? null : step.direct().get(decision);
        DirectTable.Answer answer = table == null ? null : prepared.answer(table, contact, facts);
        if (answer == null) {
          open.add(decision);
        } else {
          answers.put(decision, answer);
        }
      }
      notes.begin(step.model());
      DMNResult result = open.isEmpty() ? null : evaluate(step, open, facts, notes);
      for (String decision : step.decisions()) {
        DirectTable.Answer answer = answers.get(decision);
        if (answer != null) {
          notes.select(decision, answer.selected());
        }
        Object value =
            answer != null ? answer.value() : value(step.model().file(), decision, result);
        reader.read(step.model(), decision, value, notes);
      }
    }
    traces.addAll(notes.traces());
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
            file ->
                new Step(
                    models.get(file.getKey()),
                    List.copyOf(file.getValue()),
                    direct.getOrDefault(file.getKey(), Map.of())))
        .toList();
  }
}
