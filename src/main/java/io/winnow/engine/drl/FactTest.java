package io.winnow.engine.drl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.CompositeObjectSinkAdapter.FieldIndex;
import org.drools.core.reteoo.CompositeObjectSinkAdapter.HashKey;
import org.drools.core.util.index.AlphaRangeIndex;

/**
 * A node of the library's network of conditions on single facts, and those that it leads to. A fact
 * goes through it as in a session, by the library's own indexes: what an index makes of a value is
 * not always what its conditions would say one by one.
 */
final class FactTest {

  /** No condition of a rule is complete here. */
  static final int NOWHERE = -1;

  private final AlphaNodeFieldConstraint condition;
  private final int place;
  private final List<FieldIndex> indexed;
  private final Map<HashKey, FactTest> byValue;
  private final List<AlphaRangeIndex> ranges;
  private final Map<Integer, FactTest> byNode;
  private final FactTest[] others;

  /**
   * @param condition null where every fact passes
   * @param place what a fact that passes counts for, or {@link #NOWHERE}
   * @param indexed the properties whose value finds a node {@code byValue}
   * @param byNode the nodes, by their ids, among which {@code ranges} choose
   * @param others the nodes that are tried one by one
   */
  FactTest(
      AlphaNodeFieldConstraint condition,
      int place,
      List<FieldIndex> indexed,
      Map<HashKey, FactTest> byValue,
      List<AlphaRangeIndex> ranges,
      Map<Integer, FactTest> byNode,
      List<FactTest> others) {
    this.condition = condition;
    this.place = place;
    this.indexed = List.copyOf(indexed);
    this.byValue = new HashMap<>(byValue);
    this.ranges = List.copyOf(ranges);
    this.byNode = new HashMap<>(byNode);
    this.others = others.toArray(FactTest[]::new);
  }

  /** Counts the fact at each place that it reaches. */
  void count(InternalFactHandle fact, ValueResolver now, int[] counts) {
    if (condition == null || condition.isAllowed(fact, now)) {
      passed(fact, now, counts);
    }
  }

  private void passed(InternalFactHandle fact, ValueResolver now, int[] counts) {
    if (place != NOWHERE) {
      counts[place]++;
    }
    for (int i = 0; i < indexed.size(); i++) {
      FactTest equal = byValue.get(new HashKey(indexed.get(i), fact.getObject()));
      if (equal != null) {
        equal.passed(fact, now, counts);
      }
    }
    for (int i = 0; i < ranges.size(); i++) {
      for (AlphaNode node : ranges.get(i).getMatchingAlphaNodes(fact.getObject())) {
        byNode.get(node.getId()).passed(fact, now, counts);
      }
    }
    for (FactTest other : others) {
      other.count(fact, now, counts);
    }
  }
}
