package io.winnow.engine.feel;

import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.ContextEntryNode;
import org.kie.dmn.feel.lang.ast.ContextNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NamedParameterNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;

/**
 * Puts the budget into a parsed expression: into bodies of loops and functions, filters, arguments,
 * and whatever makes a new value out of others. What only looks at facts stays as it is.
 */
final class Counting {

  private Counting() {}

  /** Changes everything below the node. */
  static void below(ASTNode node) {
    if (node == null) {
      return;
    }
    for (ASTNode child : node.getChildrenNode()) {
      below(child);
    }
    if (node instanceof ForExpressionNode loop) {
      loop.getIterationContexts().forEach(Counting::source);
      loop.setExpression(new TurnNode(loop.getExpression()));
    } else if (node instanceof QuantifiedExpressionNode loop) {
      loop.getIterationContexts().forEach(Counting::source);
      loop.setExpression(new CountedNode(loop.getExpression()));
    } else if (node instanceof FilterExpressionNode filter) {
      filter.setExpression(counted(filter.getExpression()));
      filter.setFilter(new CountedNode(filter.getFilter()));
    } else if (node instanceof FunctionDefNode function && !function.isExternal()) {
      function.setBody(new CallNode(function.getBody()));
    } else if (node instanceof FunctionInvocationNode call) {
      arguments(call.getParams());
    } else {
      operands(node);
    }
  }

  private static void source(IterationContextNode loop) {
    loop.setExpression(new SourceNode(loop.getExpression()));
  }

  private static void arguments(ListNode arguments) {
    List<BaseNode> counted = new ArrayList<>();
    for (BaseNode argument : arguments.getElements()) {
      if (argument instanceof NamedParameterNode named) {
        named.setExpression(new CountedNode(named.getExpression()));
        counted.add(named);
      } else {
        counted.add(argument instanceof FunctionDefNode ? argument : new CountedNode(argument));
      }
    }
    arguments.setElements(counted);
  }

  private static void operands(ASTNode node) {
    if (node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.POW) {
      // the library works out every digit of what it is given
      infix.setLeft(new CountedNode(infix.getLeft()));
      infix.setRight(new CountedNode(infix.getRight()));
    } else if (node instanceof InfixOpNode infix) {
      infix.setLeft(counted(infix.getLeft()));
      infix.setRight(counted(infix.getRight()));
    } else if (node instanceof ListNode list) {
      list.setElements(
          new ArrayList<>(list.getElements().stream().map(Counting::counted).toList()));
    } else if (node instanceof ContextEntryNode entry) {
      entry.setValue(counted(entry.getValue()));
    } else if (node instanceof IfExpressionNode choice) {
      choice.setCondition(counted(choice.getCondition()));
      choice.setThenExpression(counted(choice.getThenExpression()));
      choice.setElseExpression(counted(choice.getElseExpression()));
    } else if (node instanceof PathExpressionNode path) {
      path.setExpression(counted(path.getExpression()));
    } else if (node instanceof BetweenNode between) {
      between.setValue(counted(between.getValue()));
      between.setStart(counted(between.getStart()));
      between.setEnd(counted(between.getEnd()));
    } else if (node instanceof RangeNode range) {
      range.setStart(counted(range.getStart()));
      range.setEnd(counted(range.getEnd()));
    } else if (node instanceof InNode in) {
      in.setValue(counted(in.getValue()));
    } else if (node instanceof UnaryTestNode test && !(test.getValue() instanceof ListNode)) {
      test.setValue(counted(test.getValue()));
    } else if (node instanceof SignedUnaryNode || node == null) {
      return; // its value is a number
    }
  }

  /** Only what makes values needs to be counted. */
  private static BaseNode counted(BaseNode node) {
    boolean makes =
        node instanceof InfixOpNode
            || node instanceof FunctionInvocationNode
            || node instanceof ForExpressionNode
            || node instanceof FilterExpressionNode
            || node instanceof ListNode
            || node instanceof ContextNode;
    return makes ? new CountedNode(node) : node;
  }
}
