package io.winnow.engine.dmn;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;

/**
 * The rows of a table as the DMN engine goes through them: only those that the index says may match
 * what the inputs were just found to be. The engine still tries each cell of these itself, and
 * tells its listeners.
 */
final class IndexedRules extends AbstractList<DTDecisionRule> {

  private final List<DTDecisionRule> rules;
  private final TableCells cells;
  private final RememberedInput[] inputs;
  private final AllowedValues[] allowed;

  /**
   * @param allowed by column; null where every value is
   */
  IndexedRules(
      List<DTDecisionRule> rules,
      TableCells cells,
      RememberedInput[] inputs,
      AllowedValues[] allowed) {
    this.rules = List.copyOf(rules);
    this.cells = cells;
    this.inputs = inputs;
    this.allowed = allowed;
  }

  @Override
  public DTDecisionRule get(int index) {
    return rules.get(index);
  }

  @Override
  public int size() {
    return rules.size();
  }

  @Override
  public Iterator<DTDecisionRule> iterator() {
    int[] candidates = candidates();
    return candidates == null
        ? rules.iterator()
        : Arrays.stream(candidates).mapToObj(rules::get).iterator();
  }

  /** Null: all of them. */
  private int[] candidates() {
    Object[] values = new Object[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].context() != inputs[0].context()) {
        return null; // an input evaluated this very table again, for other values
      }
      values[i] = inputs[i].last();
      // the engine takes what is not allowed for null
      if (allowed[i] != null && !allowed[i].allow(values[i])) {
        return null;
      }
    }
    return cells.candidates(values);
  }
}
