package io.winnow.engine.feel;

import io.winnow.engine.index.Kind;
import io.winnow.engine.index.PlainTest;
import io.winnow.engine.index.Traits;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;

/**
 * What a cell's syntax tree tells: what it compares its value with, and how far an index may go by
 * that. Anything that is not known here makes it {@link Unknown}.
 */
final class CellTree {

  private static final Set<String> TEMPORAL = Set.of("date", "time", "date and time", "duration");
  private static final Set<String> OF_TEXTS = Set.of("starts with", "ends with", "contains");

  static final Set<String> FUNCTIONS =
      Stream.of(TEMPORAL, OF_TEXTS, Set.of("list contains", "not"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** A node that says more than can be read off it. */
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super(null, null, false, false);
    }
  }

  private final Set<Object> constants = new HashSet<>();
  private Traits traits = PlainTest.ANY.traits();

  private CellTree() {}

  /** Null where it cannot be read. */
  static CellTree of(UnaryTestListNode list) {
    CellTree tree = new CellTree();
    try {
      for (BaseNode element : list.getElements()) {
        if (element instanceof UnaryTestNode test) {
          tree.traits = tree.traits.and(tree.test(test, list.isNegated()));
        } else if (!(element instanceof DashNode) || list.isNegated()) {
          return null;
        }
      }
    } catch (Unknown e) {
      return null;
    }
    return tree;
  }

  Set<Object> constants() {
    return constants;
  }

  Traits traits() {
    return traits;
  }

  private Traits test(UnaryTestNode test, boolean negated) {
    return switch (test.getOperator()) {
      case EQ, NE -> equal(test.getValue());
      case LT, LTE, GT, GTE -> ordered(constant(test.getValue()), Traits.total());
      case IN -> range(test.getValue(), negated);
      case TEST -> expression(test.getValue());
      default -> throw new Unknown();
    };
  }

  private Traits equal(BaseNode node) {
    if (node instanceof NullNode) {
      return PlainTest.ANY.traits();
    }
    constant(node);
    return Traits.total();
  }

  private Traits ordered(Object bound, Traits traits) {
    return bound instanceof String ? traits.orderingTexts() : traits;
  }

  /** {@code not} stumbles over the answer that a range without an end has for another kind. */
  private Traits range(BaseNode node, boolean negated) {
    if (!(node instanceof RangeNode range)) {
      throw new Unknown();
    }
    Set<Kind> kinds = EnumSet.of(Kind.NOTHING);
    boolean finite = true;
    boolean texts = false;
    for (BaseNode end : List.of(range.getStart(), range.getEnd())) {
      if (end instanceof UndefinedValueNode) {
        finite = false;
      } else {
        Object bound = constant(end);
        kinds.add(Kind.of(bound));
        texts |= bound instanceof String;
      }
    }
    if (!ClosedCell.evaluates(range)) {
      // its ends cannot be compared, which it says for every value but null
      return Traits.of(Set.of(Kind.NOTHING));
    }
    Traits traits = finite || negated ? Traits.of(kinds) : Traits.total();
    return texts ? traits.orderingTexts() : traits;
  }

  /** A condition about {@code ?}, which says so where it is neither true nor false. */
  private Traits expression(BaseNode node) {
    if (node instanceof InfixOpNode infix) {
      return infix(infix);
    }
    if (node instanceof BetweenNode between && isValue(between.getValue())) {
      return ordered(constant(between.getStart()), own(between.getStart()))
          .and(ordered(constant(between.getEnd()), own(between.getEnd())));
    }
    if (node instanceof InNode in) {
      return in(in);
    }
    if (node instanceof FunctionInvocationNode call) {
      return call(call);
    }
    throw new Unknown();
  }

  private Traits infix(InfixOpNode infix) {
    if (infix.getOperator() == InfixOperator.AND || infix.getOperator() == InfixOperator.OR) {
      Traits both = expression(infix.getLeft()).and(expression(infix.getRight()));
      return infix.getOperator() == InfixOperator.AND ? both.ofWholeLists() : both;
    }
    if (isValue(infix.getLeft()) == isValue(infix.getRight())) {
      throw new Unknown();
    }
    BaseNode other = isValue(infix.getLeft()) ? infix.getRight() : infix.getLeft();
    return switch (infix.getOperator()) {
      case EQ, NE -> other instanceof NullNode ? Traits.of(Set.of()) : own(other);
      case LT, LTE, GT, GTE -> ordered(constant(other), own(other));
      default -> throw new Unknown();
    };
  }

  private Traits in(InNode in) {
    if (isValue(in.getExprs()) && in.getValue() instanceof StringNode) {
      constant(in.getValue());
      return Traits.member();
    }
    if (!isValue(in.getValue())) {
      throw new Unknown();
    }
    List<BaseNode> elements =
        in.getExprs() instanceof ListNode list ? list.getElements() : List.of(in.getExprs());
    Traits all = PlainTest.ANY.traits();
    for (BaseNode element : elements) {
      Traits one =
          element instanceof RangeNode
              ? range(element, true)
              : element instanceof UnaryTestNode test ? test(test, true) : own(element);
      all = all.and(one);
    }
    // what a list or an unknown kind makes of it is left to FEEL
    return Traits.of(Set.of()).and(all);
  }

  private Traits call(FunctionInvocationNode call) {
    List<BaseNode> arguments = call.getParams().getElements();
    if (arguments.size() != 2
        || !isValue(arguments.get(0))
        || !(arguments.get(1) instanceof StringNode)) {
      throw new Unknown();
    }
    constant(arguments.get(1));
    String name = call.getName().getText();
    if (name.equals("list contains")) {
      return Traits.of(Set.of(Kind.LIST)).ofItems();
    }
    if (OF_TEXTS.contains(name)) {
      return Traits.of(Set.of(Kind.TEXT)).withoutPieces();
    }
    throw new Unknown();
  }

  private Traits own(BaseNode node) {
    return Traits.of(Set.of(Kind.of(constant(node))));
  }

  private static boolean isValue(BaseNode node) {
    return node instanceof NameRefNode name && name.getText().equals("?");
  }

  private Object constant(BaseNode node) {
    if (!isConstant(node)) {
      throw new Unknown();
    }
    Object value = ClosedCell.constant(node);
    if (value == null) {
      throw new Unknown();
    }
    constants.add(value);
    return value;
  }

  private static boolean isConstant(BaseNode node) {
    return node instanceof StringNode
        || node instanceof NumberNode
        || node instanceof BooleanNode
        || node instanceof AtLiteralNode
        || node instanceof SignedUnaryNode signed && isConstant(signed.getExpression())
        || node instanceof FunctionInvocationNode call
            && TEMPORAL.contains(call.getName().getText())
            && call.getParams().getElements().stream().allMatch(CellTree::isConstant);
  }
}
