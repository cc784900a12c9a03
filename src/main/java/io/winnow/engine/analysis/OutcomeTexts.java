package io.winnow.engine.analysis;

import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.RuleAnalyst.Outcomes;
import io.winnow.engine.drl.DrlOutline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.LiteralExpression;

/**
 * What rules can conclude, read from their text: every text in quotes that a decision of segments,
 * or one that it needs, might give. Where text is put together, anything may come of it.
 */
final class OutcomeTexts {

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern COMPUTED = Pattern.compile("\\+|(?<!\\bif)(?<!\\bin)\\s*\\w\\s*\\(");

  private final Set<String> texts = new HashSet<>();
  private boolean computed;

  private OutcomeTexts() {}

  static Outcomes of(Reach reach, DrlOutline drl) {
    OutcomeTexts segments = of(reach, reach.ruleSet().definition().segmentDecisions());
    OutcomeTexts offers = of(reach, reach.ruleSet().definition().offerDecisions());
    segments.texts.addAll(drl.segments());
    offers.texts.addAll(drl.offers());
    return new Outcomes(
        segments.texts,
        offers.texts,
        segments.computed || drl.computes(),
        offers.computed || drl.computes());
  }

  private static OutcomeTexts of(Reach reach, List<DecisionRef> decisions) {
    OutcomeTexts outcomes = new OutcomeTexts();
    boolean tables = true;
    for (DecisionRef reference : decisions) {
      Reach.Node node = reach.node(reference);
      AuthoredTable table =
          node == null
              ? null
              : node.source().tables().stream()
                  .filter(one -> one.node().equals(reference.decision()))
                  .findFirst()
                  .orElse(null);
      if (table != null) {
        outcomes.add(table);
      } else {
        tables = false;
      }
    }
    if (!tables) {
      outcomes.addEverything(reach);
    }
    return outcomes;
  }

  private void add(AuthoredTable table) {
    int column = idColumn(table);
    for (int row = 0; row < table.rows(); row++) {
      List<String> outputs = table.outputs(row);
      for (int i = 0; i < outputs.size(); i++) {
        if (column < 0 || i == column) {
          add(outputs.get(i));
        }
      }
    }
    table.table().getOutput().stream()
        .map(output -> output.getDefaultOutputEntry())
        .filter(entry -> entry != null && entry.getText() != null)
        .forEach(entry -> add(entry.getText()));
  }

  private static int idColumn(AuthoredTable table) {
    var outputs = table.table().getOutput();
    for (int i = 0; i < outputs.size(); i++) {
      String name = outputs.get(i).getName();
      if (outputs.size() == 1 || "segment".equals(name) || "offer".equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void add(String expression) {
    Matcher text = TEXT.matcher(expression);
    while (text.find()) {
      texts.add(text.group(1));
    }
    String rest = Feel.withoutLiterals(expression);
    computed |= COMPUTED.matcher(rest).find() || !rest.contains("\"") && !rest.matches("-|null|");
  }

  /** A decision that is no table may give whatever any decision says. */
  private void addEverything(Reach reach) {
    for (Reach.Node node : reach.nodes()) {
      node.element()
          .findAllChildren(LiteralExpression.class)
          .forEach(expression -> add(String.valueOf(expression.getText())));
    }
  }
}
