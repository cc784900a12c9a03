package io.winnow.engine.drl;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import io.winnow.core.rule.Issue;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.mvel.parser.MvelParser;

/** A consequence may do nothing but insert conclusions. */
final class DrlConsequences {

  private DrlConsequences() {}

  static void check(DrlFile file, RuleDescr rule, List<Issue> issues) {
    if (!rule.getNamedConsequences().isEmpty()) {
      refuse(file, rule, rule.getConsequenceLine(), issues);
      return;
    }
    String text = rule.getConsequence() == null ? "" : rule.getConsequence().toString();
    List<Statement> statements;
    try {
      statements = MvelParser.parseBlock("{" + text + "}").getStatements();
    } catch (RuntimeException | StackOverflowError e) {
      refuse(file, rule, rule.getConsequenceLine(), issues);
      return;
    }
    for (Statement statement : statements) {
      if (!isConclusion(statement)) {
        refuse(file, rule, rule.getConsequenceLine(), issues);
      }
    }
  }

  private static boolean isConclusion(Statement statement) {
    return statement instanceof ExpressionStmt expression
        && expression.getExpression() instanceof MethodCallExpr call
        && call.getScope().isEmpty()
        && call.getNameAsString().equals("insert")
        && call.getArguments().size() == 1
        && call.getArgument(0) instanceof ObjectCreationExpr made
        && made.getScope().isEmpty()
        && made.getAnonymousClassBody().isEmpty()
        && DrlFile.CONCLUSIONS.contains(made.getType().getNameWithScope())
        && made.getArguments().stream().allMatch(DrlConsequences::isValue);
  }

  private static boolean isValue(Expression value) {
    if (value instanceof LiteralExpr || value instanceof NameExpr) {
      return true;
    }
    if (value instanceof EnclosedExpr enclosed) {
      return isValue(enclosed.getInner());
    }
    if (value instanceof UnaryExpr unary) {
      return unary.getOperator() == UnaryExpr.Operator.MINUS && isValue(unary.getExpression());
    }
    return value instanceof BinaryExpr binary
        && isValue(binary.getLeft())
        && isValue(binary.getRight());
  }

  private static void refuse(DrlFile file, RuleDescr rule, int line, List<Issue> issues) {
    issues.add(
        Issue.error(
            "drl-consequence",
            "Rule '"
                + rule.getName()
                + "' may only insert conclusions: insert(new SegmentMatch(\"id\")),"
                + " insert(new OfferProposal(\"id\", 1.0)) or insert(new Exclusion(\"id or *\","
                + " \"reason\")).",
            DrlGuard.at(file, line)));
  }
}
