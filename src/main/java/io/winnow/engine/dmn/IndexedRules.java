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
  private final Runnable scanned;

  /**
   * @param allowed by column; null where every value is
   * @param scanned told each time that all rows are tried
   */
  IndexedRules(
      List<DTDecisionRule> rules,
      TableCells cells,
      RememberedInput[] inputs,
      AllowedValues[] allowed,
      Runnable scanned) {
    this.rules = List.copyOf(rules);
    this.cells = cells;
    this.inputs = inputs;
    this.allowed = allowed;
    this.scanned = scanned;
  }

  /** Without an index: all rows are tried each time. */
  static IndexedRules withoutIndex(List<DTDecisionRule> rules, Runnable scanned) {
    return new IndexedRules(rules, null, null, null, scanned);
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
    if (candidates == null) {
      scanned.run();
      return rules.iterator();
    }
    return Arrays.stream(candidates).mapToObj(rules::get).iterator();
  }

  /** Null: all of them. */
  private int[] candidates() {
    if (cells == null) {
      return null;
    }
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
