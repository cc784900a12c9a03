package io.winnow.engine.drl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drools.base.base.EnabledBoolean;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.core.common.EmptyBetaConstraints;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.BetaNode;
import org.drools.core.reteoo.ExistsNode;
import org.drools.core.reteoo.JoinNode;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.LeftTupleSource;
import org.drools.core.reteoo.NotNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.RuleTerminalNode;
import org.drools.core.reteoo.TerminalNode;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;

/** Reads rules that need no session off the network that the library made of them. */
final class DirectReader {

  /** As the library's agenda has it; the last tells ways through {@code or}s apart. */
  private static final Comparator<RuleTerminalNode> FIRST_TO_FIRE =
      Comparator.<RuleTerminalNode>comparingInt(end -> -end.getRule().getSalienceValue())
          .thenComparingInt(end -> end.getRule().getLoadOrder())
          .thenComparingInt(RuleTerminalNode::getId);

  private final FactTests tests = new FactTests();
  private final ConstantConclusions conclusions;
  private final Function<Rule, Origin> origins;

  private DirectReader(ConstantConclusions conclusions, Function<Rule, Origin> origins) {
    this.conclusions = conclusions;
    this.origins = origins;
  }

  /**
   * @return null where a rule needs a session
   */
  static DirectRules read(KieBase rules, Function<Rule, Origin> origins) {
    if (!(rules instanceof InternalRuleBase base)) {
      return null;
    }
    try (ConstantConclusions conclusions = new ConstantConclusions(rules)) {
      return new DirectReader(conclusions, origins).read(base);
    } catch (RuntimeException e) {
      // a condition that fails for a constant: each session will tell
      return null;
    }
  }

  private DirectRules read(InternalRuleBase base) {
    List<RuleTerminalNode> ends = ends(base.getReteooBuilder().getTerminalNodes().values());
    if (ends == null) {
      return null;
    }
    ends.sort(FIRST_TO_FIRE);
    DirectRule[] rules = new DirectRule[ends.size()];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = rule(ends.get(i));
      if (rules[i] == null) {
        return null;
      }
    }
    Map<Class<?>, FactTest> byType = tests.of(base.getRete().getObjectTypeNodes());
    return byType == null ? null : new DirectRules(rules, byType, base, tests.places());
  }

  private static List<RuleTerminalNode> ends(Collection<TerminalNode[]> all) {
    List<RuleTerminalNode> ends = new ArrayList<>();
    for (TerminalNode[] ofRule : all) {
      for (TerminalNode end : ofRule) {
        if (!(end instanceof RuleTerminalNode rule) || !isPlain(rule)) {
          return null;
        }
        ends.add(rule);
      }
    }
    return ends;
  }

  /** Whether nothing but its conditions, its salience and its dates decides when it fires. */
  private static boolean isPlain(RuleTerminalNode end) {
    RuleImpl rule = end.getRule();
    return !rule.isSalienceDynamic()
        && rule.getEnabled() instanceof EnabledBoolean
        && !rule.isNoLoop()
        && !rule.isLockOnActive()
        && !rule.isEager()
        && !rule.isDataDriven()
        && !rule.isAllMatches()
        && !rule.isQuery()
        && !rule.hasCalendars()
        && !rule.hasNamedConsequences()
        && !end.isFireDirect()
        && rule.getTimer() == null
        && rule.getActivationGroup() == null
        && rule.getRuleFlowGroup() == null
        && rule.isMainAgendaGroup();
  }

  private DirectRule rule(RuleTerminalNode end) {
    List<Integer> each = new ArrayList<>();
    List<Integer> some = new ArrayList<>();
    List<Integer> none = new ArrayList<>();
    LeftTupleSource node = end.getLeftTupleSource();
    while (node instanceof BetaNode join) {
      List<Integer> kind =
          join instanceof NotNode
              ? none
              : join instanceof ExistsNode ? some : join instanceof JoinNode ? each : null;
      ObjectSource facts = join.getRightInput().getParent();
      if (kind == null
          || !(join.getRawConstraints() instanceof EmptyBetaConstraints)
          || !isOfOneFact(facts)) {
        return null;
      }
      kind.add(tests.place(facts));
      node = join.getLeftTupleSource();
    }
    if (!(node instanceof LeftInputAdapterNode first) || !isOfOneFact(first.getObjectSource())) {
      return null;
    }
    each.add(tests.place(first.getObjectSource()));
    List<Object> concluded = conclusions.of(end);
    Origin origin = origins.apply(end.getRule());
    return concluded == null || origin == null
        ? null
        : new DirectRule(end.getRule(), origin, ints(each), ints(some), ints(none), concluded);
  }

  private static boolean isOfOneFact(ObjectSource facts) {
    return facts instanceof AlphaNode || facts instanceof ObjectTypeNode;
  }

  private static int[] ints(List<Integer> places) {
    return places.stream().mapToInt(Integer::intValue).toArray();
  }
}
