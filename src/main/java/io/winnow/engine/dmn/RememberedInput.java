package io.winnow.engine.dmn;

import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.lang.EvaluationContext;

/**
 * An input expression that is evaluated once for each evaluation of its table. The engine makes a
 * new context for each evaluation and changes none of the variables that an input may name while it
 * goes through the rows, so the context tells when to evaluate again.
 */
final class RememberedInput implements CompiledFEELExpression {

  private static final long serialVersionUID = 1L;

  private final transient CompiledFEELExpression expression;
  private final transient ThreadLocal<Memory> memory = ThreadLocal.withInitial(Memory::new);

  private static final class Memory {
    private EvaluationContext context;
    private Object value;
  }

  RememberedInput(CompiledFEELExpression expression) {
    this.expression = expression;
  }

  /** The evaluation that asked last on this thread. */
  EvaluationContext context() {
    return memory.get().context;
  }

  /** What it was in the evaluation that asked last on this thread. */
  Object last() {
    return memory.get().value;
  }

  @Override
  public Object apply(EvaluationContext context) {
    Memory last = memory.get();
    if (last.context != context) {
      Object value = expression.apply(context);
      last.context = context;
      last.value = value;
    }
    return last.value;
  }
}
