package io.winnow.engine;

import io.winnow.core.decision.Offer;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.feel.CountedFeel;
import io.winnow.engine.feel.FeelSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** The arbitration score: score × value × (1 + lever / 100), or the rule set's own FEEL. */
final class ScoreFormula {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final List<String> VARIABLES =
      List.of("score", "value", "lever", "contact", "metrics", "context");

  private static final String FILE = "ruleset.yaml";
  private static final Pattern ARBITRATION = Pattern.compile("\\barbitration[\"']?\\s*+:");
  private static final Pattern SCORE = Pattern.compile("[\\s{,\"']score[\"']?\\s*+:");

  private final Location place;
  private final FEEL feel;
  private final CompiledExpression expression;

  private ScoreFormula(String text, Location place, List<Issue> issues) {
    this.place = place;
    this.feel = CountedFeel.at(place);
    if (text == null) {
      expression = null;
      return;
    }
    FEELEventListener errors =
        event -> {
          if (event.getSeverity() == FEELEvent.Severity.ERROR) {
            issues.add(broken(place, "is not valid FEEL: " + event.getMessage()));
          }
        };
    feel.addListener(errors); // a context takes on the listeners that it finds
    CompilerContext context = feel.newCompilerContext();
    VARIABLES.forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
    expression = compile(text, context, issues);
    feel.removeListener(errors);
  }

  private CompiledExpression compile(String text, CompilerContext context, List<Issue> issues) {
    try {
      return feel.compile(text, context);
    } catch (StackOverflowError e) {
      issues.add(broken(place, "is too long, or goes too deep, to be read."));
      return null;
    }
  }

  /**
   * The rule set's own formula, or the default.
   *
   * @param issues receives what is wrong with it
   */
  static ScoreFormula of(RuleSet ruleSet, Limits.Source limits, List<Issue> issues) {
    String text = ruleSet.definition().scoreExpression();
    Location place = place(ruleSet);
    if (text != null) {
      FeelSource.Fault size = FeelSource.size(text, limits);
      if (size != null) {
        issues.add(Issue.error(size.code(), size.message(), place));
        return new ScoreFormula(null, place, issues);
      }
      FeelSource.faults(text)
          .forEach(fault -> issues.add(Issue.error(fault.code(), fault.message(), place)));
      if (FeelGuard.isExternal(text)) {
        issues.add(broken(place, "must not have external functions."));
      }
      if (FeelClock.isRead(text)) {
        issues.add(Issue.error("feel-clock", FeelClock.MESSAGE, place));
      }
      FactPath.inFeel(text).forEach(path -> FactPaths.check(path, ruleSet, place, issues));
    }
    return new ScoreFormula(text, place, issues);
  }

  /**
   * @return null when the formula gives no number
   */
  BigDecimal score(Offer offer, BigDecimal score, Map<String, Object> facts) {
    if (expression == null) {
      BigDecimal lever =
          BigDecimal.ONE.add(offer.leverPercent().divide(HUNDRED, MathContext.DECIMAL128));
      return score
          .multiply(offer.amount(), MathContext.DECIMAL128)
          .multiply(lever, MathContext.DECIMAL128);
    }
    Map<String, Object> variables = new HashMap<>(facts);
    variables.put("score", score);
    variables.put("value", offer.amount());
    variables.put("lever", offer.leverPercent());
    Object result = feel.evaluate(expression, variables);
    return result instanceof Number ? new BigDecimal(result.toString()) : null;
  }

  /** Where the author wrote it, as far as it is seen. */
  private static Location place(RuleSet ruleSet) {
    String text =
        ruleSet.sources().stream()
            .filter(file -> file.path().equals(FILE))
            .findFirst()
            .map(RuleSource::text)
            .orElse("");
    Matcher arbitration = ARBITRATION.matcher(text);
    Matcher score = SCORE.matcher(text);
    return arbitration.find() && score.find(arbitration.end())
        ? Location.line(FILE, (int) text.substring(0, score.end()).lines().count(), null)
        : Location.file(FILE);
  }

  private static Issue broken(Location place, String message) {
    return Issue.error("score-expression", "'arbitration.score' " + message, place);
  }
}
