package io.winnow.engine.feel;

import io.winnow.engine.FactGetter;
import io.winnow.engine.FactSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * An expression that does nothing but choose between facts, constants and texts joined of them,
 * {@code if … then … else …}, also one within the other, or take a part of a date: {@code
 * context.at.month}.
 *
 * <p>What its conditions say is FEEL's own word, remembered for the values of the facts that they
 * look at: nothing else can change it.
 */
public final class FactExpression {

  /** Stands for what only FEEL can tell. */
  public static final Object UNSURE = new Object();

  /** So many answers of a condition are remembered; what is compared with names few values. */
  private static final int KEPT = 1_000;

  /** Longer texts are neither remembered nor joined here: a caller may send large ones. */
  private static final int LONGEST = 200;

  private static final Object NOTHING = new Object();
  private static final Object SOMETHING = new Object();
  private static final Set<InfixOperator> OPERATORS =
      Set.of(
          InfixOperator.AND,
          InfixOperator.OR,
          InfixOperator.EQ,
          InfixOperator.NE,
          InfixOperator.LT,
          InfixOperator.LTE,
          InfixOperator.GT,
          InfixOperator.GTE);

  private static final Pattern OF_DATE = Pattern.compile("(.+)\\.(year|month|day|weekday)");

  private static final Map<String, ChronoField> FIELDS =
      Map.of(
          "year", ChronoField.YEAR,
          "month", ChronoField.MONTH_OF_YEAR,
          "day", ChronoField.DAY_OF_MONTH,
          "weekday", ChronoField.DAY_OF_WEEK);

  @FunctionalInterface
  private interface Part {
    Object value(FactSource facts);
  }

  private final Part whole;

  private FactExpression(Part whole) {
    this.whole = whole;
  }

  /** Null where the text is anything else. */
  public static FactExpression of(String text) {
    Part date = ofDate(text);
    if (date != null) {
      return new FactExpression(date);
    }
    if (text == null || !text.startsWith("if") || FeelSource.isHuge(text)) {
      return null;
    }
    boolean[] troubled = new boolean[1];
    CompilerContext compiler =
        ClosedCell.FEEL.newCompilerContext(Set.of(event -> troubled[0] = true));
    FactGetter.FACTS.forEach(fact -> compiler.addInputVariableType(fact, BuiltInType.UNKNOWN));
    try {
      InterpretedExecutableExpression read =
          ClosedCell.FEEL.processExpression(text, compiler).getInterpreted();
      Part whole =
          !troubled[0] && read.getASTNode() instanceof IfExpressionNode choice
              ? choice(choice)
              : null;
      return whole == null ? null : new FactExpression(whole);
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  /**
   * @return {@link #UNSURE} where FEEL has to be asked for the whole
   */
  public Object value(FactSource facts) {
    return whole.value(facts);
  }

  private static Part choice(IfExpressionNode node) {
    Condition condition = Condition.of(node.getCondition());
    Part met = part(node.getThenExpression());
    Part otherwise = part(node.getElseExpression());
    if (condition == null || met == null || otherwise == null) {
      return null;
    }
    return facts -> {
      Boolean holds = condition.holds(facts);
      return holds == null ? UNSURE : (holds ? met : otherwise).value(facts);
    };
  }

  /** Null where the text takes no part of a date. */
  private static Part ofDate(String text) {
    Matcher part = text == null ? null : OF_DATE.matcher(text);
    FactGetter fact = part != null && part.matches() ? FactGetter.ofPath(part.group(1)) : null;
    if (fact == null) {
      return null;
    }
    ChronoField field = FIELDS.get(part.group(2));
    return facts -> {
      Object value = facts.value(fact);
      return value instanceof LocalDate || value instanceof ZonedDateTime
          ? BigDecimal.valueOf(((TemporalAccessor) value).get(field))
          : UNSURE;
    };
  }

  /** Null where it is more than a fact, a constant, or a choice. */
  private static Part part(BaseNode node) {
    if (node instanceof IfExpressionNode choice) {
      return choice(choice);
    }
    if (isConstant(node)) {
      Object value = node.evaluate(ClosedCell.FEEL.newEvaluationContext(Set.of(), Map.of()));
      Object kept = value instanceof List<?> list ? Collections.unmodifiableList(list) : value;
      return facts -> kept;
    }
    if (isJoined(node)) {
      InfixOpNode joined = (InfixOpNode) node;
      return joined(part(joined.getLeft()), part(joined.getRight()));
    }
    FactGetter fact = FactGetter.ofPath(node.getText());
    return fact == null ? null : facts -> facts.value(fact);
  }

  /** Whether it is a sum with a text in it, which is one only of texts. */
  private static boolean isJoined(BaseNode node) {
    return node instanceof InfixOpNode infix
        && infix.getOperator() == InfixOperator.ADD
        && (infix.getLeft() instanceof StringNode
            || infix.getRight() instanceof StringNode
            || isJoined(infix.getLeft()));
  }

  /** Texts one after the other; what is none is left to FEEL. */
  private static Part joined(Part left, Part right) {
    if (left == null || right == null) {
      return null;
    }
    return facts ->
        left.value(facts) instanceof String first
                && right.value(facts) instanceof String second
                && first.length() + second.length() <= LONGEST
            ? first + second
            : UNSURE;
  }

  private static boolean isConstant(ASTNode node) {
    return node instanceof StringNode
        || node instanceof NumberNode
        || node instanceof BooleanNode
        || node instanceof NullNode
        || node instanceof SignedUnaryNode signed && signed.getExpression() instanceof NumberNode
        || node instanceof ListNode list
            && list.getElements().stream().allMatch(FactExpression::isConstant);
  }

  /**
   * A fact that a condition looks at.
   *
   * @param presence whether it only asks if there is one
   */
  private record Looked(FactGetter fact, boolean presence) {

    /** Null where there is a value by which nothing should be remembered. */
    Object key(FactSource source) {
      Object value = source.value(fact);
      if (value == null) {
        return NOTHING;
      }
      if (presence) {
        return SOMETHING;
      }
      return value instanceof String text && text.length() <= LONGEST
              || value instanceof Boolean
              || value instanceof BigDecimal
          ? value
          : null;
    }
  }

  private record Condition(BaseNode node, Looked[] looked, Map<Object, Boolean> known) {

    /** Null where it looks at more than facts and constants, or in an unusual way. */
    static Condition of(BaseNode node) {
      List<Looked> looked = new ArrayList<>();
      return reads(node, false, looked) && !looked.isEmpty()
          ? new Condition(node, looked.toArray(Looked[]::new), new ConcurrentHashMap<>())
          : null;
    }

    private static boolean reads(ASTNode node, boolean presence, List<Looked> looked) {
      if (isConstant(node)) {
        return true;
      }
      if (node instanceof InfixOpNode infix && OPERATORS.contains(infix.getOperator())) {
        boolean alone = isComparedWithNull(infix);
        return reads(infix.getLeft(), alone, looked) && reads(infix.getRight(), alone, looked);
      }
      if (node instanceof InNode || node instanceof ListNode) {
        return Arrays.stream(node.getChildrenNode()).allMatch(part -> reads(part, false, looked));
      }
      FactGetter fact = FactGetter.ofPath(node.getText());
      return fact != null && looked.add(new Looked(fact, presence));
    }

    private static boolean isComparedWithNull(InfixOpNode infix) {
      return (infix.getOperator() == InfixOperator.EQ || infix.getOperator() == InfixOperator.NE)
          && (infix.getLeft() instanceof NullNode || infix.getRight() instanceof NullNode);
    }

    /** Null where FEEL has more to say than yes or no. */
    Boolean holds(FactSource source) {
      Object key = key(source);
      Boolean kept = key == null ? null : known.get(key);
      if (kept == null) {
        kept = ask(source);
        if (kept != null && key != null && known.size() < KEPT) {
          known.put(key, kept);
        }
      }
      return kept;
    }

    private Boolean ask(FactSource source) {
      boolean[] troubled = new boolean[1];
      Object value =
          node.evaluate(
              ClosedCell.FEEL.newEvaluationContext(
                  Set.of(event -> troubled[0] = true), source.byName()));
      return troubled[0] ? null : Boolean.valueOf(value == Boolean.TRUE);
    }

    private Object key(FactSource source) {
      if (looked.length == 1) {
        return looked[0].key(source);
      }
      Object[] keys = new Object[looked.length];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = looked[i].key(source);
        if (keys[i] == null) {
          return null;
        }
      }
      return Arrays.asList(keys);
    }
  }
}
