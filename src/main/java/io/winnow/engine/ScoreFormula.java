package io.winnow.engine;

import io.winnow.core.decision.Offer;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.feel.CountedFeel;
import io.winnow.engine.feel.FeelSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final Location PLACE = Location.file("ruleset.yaml");

  private final FEEL feel = CountedFeel.at(PLACE);
  private final CompiledExpression expression;

  private ScoreFormula(String text, List<Issue> issues) {
    if (text == null) {
      expression = null;
      return;
    }
    FEELEventListener errors =
        event -> {
          if (event.getSeverity() == FEELEvent.Severity.ERROR) {
            issues.add(broken("is not valid FEEL: " + event.getMessage()));
          }
        };
    feel.addListener(errors); // a context takes on the listeners that it finds
    CompilerContext context = feel.newCompilerContext();
    VARIABLES.forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
    expression = feel.compile(text, context);
    feel.removeListener(errors);
  }

  /**
   * The rule set's own formula, or the default.
   *
   * @param issues receives what is wrong with it
   */
  static ScoreFormula of(RuleSet ruleSet, Limits.Source limits, List<Issue> issues) {
    String text = ruleSet.definition().scoreExpression();
    if (text != null) {
      FeelSource.Fault size = FeelSource.size(text, limits);
      if (size != null) {
        issues.add(Issue.error(size.code(), size.message(), PLACE));
        return new ScoreFormula(null, issues);
      }
      FeelSource.faults(text)
          .forEach(fault -> issues.add(Issue.error(fault.code(), fault.message(), PLACE)));
      if (FeelGuard.isExternal(text)) {
        issues.add(broken("must not have external functions."));
      }
      if (FeelClock.isRead(text)) {
        issues.add(Issue.error("feel-clock", FeelClock.MESSAGE, PLACE));
      }
      FactPath.inFeel(text).forEach(path -> FactPaths.check(path, ruleSet, PLACE, issues));
    }
    return new ScoreFormula(text, issues);
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

  private static Issue broken(String message) {
    return Issue.error("score-expression", "'arbitration.score' " + message, PLACE);
  }
}
