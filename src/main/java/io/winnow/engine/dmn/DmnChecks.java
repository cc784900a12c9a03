package io.winnow.engine.dmn;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.FactPath;
import io.winnow.engine.FactPaths;
import io.winnow.engine.FeelClock;
import io.winnow.engine.FeelGuard;
import io.winnow.engine.feel.FeelSource;
import io.winnow.engine.index.PlainTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.ItemDefinition;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.UnaryTests;

/** What the DMN library lets pass and Winnow does not; {@link DmnText} goes before. */
final class DmnChecks {

  /** The input data that there are. */
  static final Set<String> INPUTS = Set.of("contact", "metrics", "consent", "context", "segments");

  private DmnChecks() {}

  static void run(DmnModelFile file, RuleSet ruleSet, List<Issue> issues) {
    Definitions definitions = file.model().getDefinitions();
    for (InputData input : definitions.findAllChildren(InputData.class)) {
      if (!INPUTS.contains(input.getName())) {
        issues.add(
            Issue.error(
                "unknown-input",
                "There is no input '"
                    + input.getName()
                    + "'. Input data are contact, metrics, consent, context and segments.",
                DmnPlace.of(file.file(), input)));
      }
    }
    List<FeelText> texts = expressions(definitions);
    languages(file, definitions, issues);
    for (FeelText text : texts) {
      checkText(file, text, issues);
      Location at = DmnPlace.of(file.file(), text.element());
      for (FactPath path : FactPath.inFeel(text.text())) {
        FactPaths.check(path, ruleSet, at, issues);
      }
    }
    checkIds(file, ruleSet, issues);
  }

  /** What no model may say, whatever it decides about. */
  static void checkTexts(DmnModelFile file, List<Issue> issues) {
    Definitions definitions = file.model().getDefinitions();
    languages(file, definitions, issues);
    expressions(definitions).forEach(text -> checkText(file, text, issues));
  }

  /** Texts that are more than plain values. */
  private static List<FeelText> expressions(Definitions definitions) {
    return texts(definitions).stream()
        .filter(text -> PlainTest.of(text.text()) == null || FeelSource.isHuge(text.text()))
        .toList();
  }

  /** The library takes every text for FEEL, whatever the model calls it. */
  private static void languages(DmnModelFile file, Definitions model, List<Issue> issues) {
    language(file, model.getExpressionLanguage(), model, issues);
    for (LiteralExpression expression : model.findAllChildren(LiteralExpression.class)) {
      language(file, expression.getExpressionLanguage(), expression, issues);
    }
    for (UnaryTests tests : model.findAllChildren(UnaryTests.class)) {
      language(file, tests.getExpressionLanguage(), tests, issues);
    }
  }

  private static void language(
      DmnModelFile file, String language, DMNModelInstrumentedBase where, List<Issue> issues) {
    if (!FeelGuard.isFeel(language)) {
      issues.add(
          Issue.error(
              "dmn-expression-language",
              "Expressions in '" + language + "' are not supported: write them in FEEL.",
              DmnPlace.of(file.file(), where)));
    }
  }

  /** Functions in Java that a FEEL text defines. */
  static void external(DmnModelFile file, List<Issue> issues) {
    for (FeelText text : texts(file.model().getDefinitions())) {
      if (FeelGuard.isExternal(text.text())) {
        issues.add(
            Issue.error(
                "feel-external-function",
                "External functions are refused: write the function in FEEL.",
                DmnPlace.of(file.file(), text.element())));
      }
    }
  }

  /** A FEEL text and where it stands. */
  record FeelText(String text, DMNModelInstrumentedBase element) {}

  static List<FeelText> texts(Definitions definitions) {
    List<FeelText> texts = new ArrayList<>();
    for (LiteralExpression expression : definitions.findAllChildren(LiteralExpression.class)) {
      if (expression.getText() != null) {
        texts.add(new FeelText(expression.getText(), expression));
      }
    }
    for (UnaryTests tests : definitions.findAllChildren(UnaryTests.class)) {
      if (tests.getText() != null) {
        texts.add(new FeelText(tests.getText(), tests));
      }
    }
    return texts;
  }

  /** The library evaluates these without the budget of an expression. */
  private static boolean ofType(DMNModelInstrumentedBase element) {
    for (DMNModelInstrumentedBase at = element; at != null; at = at.getParent()) {
      if (at instanceof ItemDefinition) {
        return true;
      }
    }
    return false;
  }

  private static void checkText(DmnModelFile file, FeelText text, List<Issue> issues) {
    Location at = DmnPlace.of(file.file(), text.element());
    if (FeelClock.isRead(text.text())) {
      issues.add(Issue.error("feel-clock", FeelClock.MESSAGE, at));
    }
    for (FeelSource.Fault fault : FeelSource.faults(text.text())) {
      issues.add(Issue.error(fault.code(), fault.message(), at));
    }
    if (ofType(text.element())
        && FeelSource.repeats(text.text())
        && !FeelGuard.isExternal(text.text())) {
      issues.add(
          Issue.error(
              "feel-allowed-values",
              "Allowed values are plain values and ranges, without loops, functions and contexts.",
              at));
    }
  }

  private static void checkIds(DmnModelFile file, RuleSet ruleSet, List<Issue> issues) {
    Set<String> segments =
        ruleSet.definition().segments().stream().map(Segment::id).collect(Collectors.toSet());
    Set<String> offers = ruleSet.offers().stream().map(Offer::id).collect(Collectors.toSet());
    for (DecisionRef reference : ruleSet.definition().segmentDecisions()) {
      checkIds(
          file,
          reference,
          segments,
          "unknown-segment",
          "Segment '%s' is not declared" + " in ruleset.yaml: declare it or correct the id.",
          issues);
    }
    for (DecisionRef reference : ruleSet.definition().offerDecisions()) {
      checkIds(
          file,
          reference,
          offers,
          "unknown-offer",
          "Offer '%s' is not in offers.yaml:" + " add it or correct the id.",
          issues);
    }
  }

  private static void checkIds(
      DmnModelFile file,
      DecisionRef reference,
      Set<String> known,
      String code,
      String message,
      List<Issue> issues) {
    DmnTable table = file.tables().get(reference.decision());
    if (table == null || !reference.file().equals(file.file())) {
      return;
    }
    for (DmnTable.Row row : table.rows()) {
      if (row.id() != null && !known.contains(row.id())) {
        issues.add(
            Issue.error(
                code,
                message.formatted(row.id()),
                DmnPlace.of(file.file(), row.rule().getOutputEntry().get(table.idColumn()))));
      }
    }
  }
}
