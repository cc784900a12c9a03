package io.winnow.engine.feel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.RangeNode.IntervalBoundary;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.TemporalConstantNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode.State;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode.UnaryOperator;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.functions.DateFunction;
import org.kie.dmn.feel.util.NumberEvalHelper;

/**
 * The syntax trees of the commonest cells, node for node as the library's parser makes them,
 * without the parser: the first value of an unexpected kind asks every row of a large table for its
 * cell, and to parse ten thousand of them takes longer than a decision may.
 */
final class PlainTree {

  private static final String TEXT = "\"[^\"\\\\]*\"";
  private static final String CONSTANT =
      "(-?\\d{1,30}(?:\\.\\d{1,30})?|date\\(\\s*\"\\d{4}-\\d{2}-\\d{2}\"\\s*\\)"
          + "|@\"\\d{4}-\\d{2}-\\d{2}\"|true|false|null|"
          + TEXT
          + ")";
  private static final Pattern ONE =
      Pattern.compile("(?:(<=|>=|<|>)\\s*)?" + CONSTANT, Pattern.DOTALL);
  private static final Pattern RANGE =
      Pattern.compile("([\\[(])\\s*" + CONSTANT + "\\s*\\.\\.\\s*" + CONSTANT + "\\s*([\\])])");
  private static final Pattern NOT = Pattern.compile("not\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile(TEXT);

  private PlainTree() {}

  /**
   * Null where only the parser can read it.
   *
   * @param names what stands for something else than it does in FEEL
   */
  static UnaryTestListNode of(String text, Set<String> names) {
    String cell = text.strip();
    if (cell.equals("-")) {
      return new UnaryTestListNode(List.of(new DashNode(cell)), State.Positive, cell);
    }
    Matcher not = NOT.matcher(cell);
    boolean negated = not.matches();
    List<BaseNode> tests = new ArrayList<>();
    for (String part : parts(negated ? not.group(1) : cell)) {
      BaseNode test = names.contains("date") && part.contains("date") ? null : test(part);
      if (test == null) {
        return null;
      }
      tests.add(test);
    }
    return new UnaryTestListNode(tests, negated ? State.Negated : State.Positive, cell);
  }

  private static List<String> parts(String cell) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        parts.add(cell.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(cell.substring(from).strip());
    return parts;
  }

  private static BaseNode test(String part) {
    Matcher one = ONE.matcher(part);
    if (one.matches()) {
      BaseNode value = constant(one.group(2));
      return value == null
          ? null
          : one.group(1) == null
              ? new UnaryTestNode(UnaryOperator.EQ, value, part)
              : halfOpen(one.group(1), value, part);
    }
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      return null;
    }
    BaseNode low = constant(range.group(2));
    BaseNode high = constant(range.group(3));
    return low == null || high == null
        ? null
        : in(range.group(1).equals("["), low, high, range.group(4).equals("]"), part);
  }

  /** A comparison is a range that has no end on one side. */
  private static BaseNode halfOpen(String operator, BaseNode bound, String text) {
    boolean closed = operator.endsWith("=");
    return operator.startsWith("<")
        ? in(false, new UndefinedValueNode(), bound, closed, text)
        : in(closed, bound, new UndefinedValueNode(), false, text);
  }

  private static BaseNode in(
      boolean lowIncluded, BaseNode low, BaseNode high, boolean highIncluded, String text) {
    RangeNode range =
        new RangeNode(
            lowIncluded ? IntervalBoundary.CLOSED : IntervalBoundary.OPEN,
            highIncluded ? IntervalBoundary.CLOSED : IntervalBoundary.OPEN,
            low,
            high,
            text);
    return new UnaryTestNode(UnaryOperator.IN, range, text);
  }

  private static BaseNode constant(String text) {
    switch (text.charAt(0)) {
      case '"':
        return new StringNode(text);
      case '@':
        return new AtLiteralNode(new StringNode(text.substring(1)), text);
      case '-':
        return new SignedUnaryNode(SignedUnaryNode.Sign.NEGATIVE, number(text.substring(1)), text);
      case 't', 'f':
        return new BooleanNode(Boolean.valueOf(text), text);
      case 'n':
        return new NullNode(text);
      case 'd':
        return date(text);
      default:
        return number(text);
    }
  }

  private static BaseNode number(String text) {
    return new NumberNode(NumberEvalHelper.getBigDecimalOrNull(text), text);
  }

  /** Null where there is no such day, which the library has something to say about. */
  private static BaseNode date(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (!quoted.find()) {
      return null;
    }
    StringNode day = new StringNode(quoted.group());
    try {
      LocalDate value = LocalDate.parse(day.getValue());
      return new FunctionInvocationNode(
          new NameRefNode(BuiltInType.UNKNOWN, "date"),
          new ListNode(List.of(day), quoted.group()),
          new TemporalConstantNode(value, DateFunction.INSTANCE, List.of(day.getValue()), text),
          text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
