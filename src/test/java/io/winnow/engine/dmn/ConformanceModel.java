package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.FactSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.ast.InputDataNode;

/** Models past the guard and the compiler that rule sets go through, and asked as they are. */
final class ConformanceModel {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final BigDecimal TOLERANCE = new BigDecimal("0.00000001");

  private final List<String> refusals;
  private final DmnModels models;
  private final DMNModel asked;
  private final Map<String, DirectTable> direct;

  /**
   * @param tuned whether tables are indexed, as by default, or left to the engine
   */
  ConformanceModel(ConformanceFile file, boolean tuned) throws IOException {
    List<RuleSource> sources = new ArrayList<>();
    for (Path model : file.models()) {
      sources.add(new RuleSource(model.getFileName().toString(), Files.readAllBytes(model)));
    }
    List<Issue> issues = new ArrayList<>();
    models = DmnModels.read(sources, issues);
    models.files().values().forEach(model -> DmnChecks.checkTexts(model, issues));
    refusals = issues.stream().filter(Issue::isError).map(Issue::code).distinct().toList();
    if (refusals.isEmpty()) {
      asked = models.files().get(file.model()).model();
      Set<String> inputs = new HashSet<>();
      for (InputDataNode input : asked.getInputs()) {
        inputs.add(input.getName());
      }
      direct = tuned ? TableTuning.tune(asked, models.tables(), inputs) : Map.of();
    } else {
      asked = null;
      direct = Map.of();
    }
  }

  /** The codes of the findings for which a rule set with these models is not published. */
  List<String> refusals() {
    return refusals;
  }

  /** The tables that the DMN engine is not needed for. */
  Set<String> direct() {
    return direct.keySet();
  }

  /** All that the engine has to say about a case: values, status and messages, sorted. */
  List<String> said(ConformanceFile.Case wanted) {
    if (!refusals.isEmpty()) {
      return refusals;
    }
    DMNResult answer = ask(wanted);
    Stream<String> values =
        answer.getDecisionResults().stream()
            .map(d -> d.getDecisionName() + " " + d.getEvaluationStatus() + " " + d.getResult());
    Stream<String> messages =
        answer.getMessages().stream()
            .map(m -> m.getLevel() + " " + m.getMessageType() + " " + m.getText())
            // what has no id in the file gets another one each time that it is read
            .map(said -> UUID.matcher(said).replaceAll("id"));
    return Stream.concat(values, messages).distinct().sorted().toList();
  }

  private DMNResult ask(ConformanceFile.Case wanted) {
    DMNContext context = models.runtime().newContext();
    wanted.inputs().forEach(context::set);
    return wanted.service() == null
        ? models.runtime().evaluateByName(asked, context, decisions(wanted))
        : models.runtime().evaluateDecisionService(asked, context, wanted.service());
  }

  /** What is not as expected, of the DMN engine's answers and of those given without it. */
  List<String> differences(ConformanceFile.Case wanted) {
    if (!refusals.isEmpty()) {
      return List.of("refused: " + refusals);
    }
    DMNResult answer = ask(wanted);
    List<String> differences = new ArrayList<>();
    for (ConformanceFile.Result result : wanted.results()) {
      DMNDecisionResult given = answer.getDecisionResultByName(result.decision());
      if (given == null
          || given.getEvaluationStatus() == DecisionEvaluationStatus.NOT_EVALUATED
          || !isExpected(result, given.getResult())) {
        differences.add(result + ", but the engine gave " + given);
      }
      DirectTable table = direct.get(result.decision());
      DirectTable.Answer without =
          table == null ? null : table.evaluate(FactSource.of(wanted.inputs()));
      if (without != null && !isExpected(result, without.value())) {
        differences.add(result + ", but the table gave " + without);
      }
    }
    return differences;
  }

  private static String[] decisions(ConformanceFile.Case wanted) {
    return wanted.results().stream()
        .map(ConformanceFile.Result::decision)
        .distinct()
        .toArray(String[]::new);
  }

  /** A decision that failed has given null. */
  private static boolean isExpected(ConformanceFile.Result result, Object given) {
    return result.error() ? given == null : same(result.expected(), given);
  }

  private static boolean same(Object expected, Object given) {
    if (expected instanceof Number a && given instanceof Number b) {
      BigDecimal difference = new BigDecimal(a.toString()).subtract(new BigDecimal(b.toString()));
      return difference.abs().compareTo(TOLERANCE) <= 0;
    }
    if (expected instanceof Map<?, ?> a && given instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
    }
    if (expected instanceof List<?> a && given instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
    }
    return Objects.equals(expected, given);
  }
}
