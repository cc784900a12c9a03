package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import java.util.AbstractList;
import java.util.List;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;

/**
 * What a loop goes through. Loops within loops may go round without ever coming to their body, so
 * that each entry is a step.
 */
final class SourceNode extends CountedNode {

  SourceNode(BaseNode inner) {
    super(inner);
  }

  @Override
  public Object evaluate(EvaluationContext context) {
    Object value = super.evaluate(context);
    return value instanceof List<?> list ? new Counted(list) : value;
  }

  private static final class Counted extends AbstractList<Object> {

    private final List<?> list;

    Counted(List<?> list) {
      this.list = list;
    }

    @Override
    public Object get(int index) {
      Budget.step();
      return list.get(index);
    }

    @Override
    public int size() {
      return list.size();
    }
  }
}
