package io.winnow.engine.drl;

import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;

/**
 * A rule, or one way through its {@code or}s, whose conditions are about one fact each.
 *
 * @param each where facts are counted that it combines: it fires once for each combination
 * @param some where there has to be a fact, however many
 * @param none where there must be none
 * @param conclusions what it inserts each time
 */
record DirectRule(
    RuleImpl rule, Origin origin, int[] each, int[] some, int[] none, List<Object> conclusions) {

  /** No rule may fire as often; what is more is not counted. */
  private static final long MOST = 1L << 31;

  /** How often it fires over facts that were counted so. */
  long times(int[] counts) {
    long times = 1;
    for (int place : each) {
      if (counts[place] == 0) {
        return 0;
      }
      times = Math.min(times * counts[place], MOST);
    }
    for (int place : some) {
      if (counts[place] == 0) {
        return 0;
      }
    }
    for (int place : none) {
      if (counts[place] > 0) {
        return 0;
      }
    }
    return times;
  }

  /** Whether its dates let it fire, as the library has it. */
  boolean isEffective(ValueResolver now) {
    return rule.isEffective(null, null, now);
  }
}
