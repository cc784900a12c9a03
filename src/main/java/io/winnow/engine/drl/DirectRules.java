package io.winnow.engine.drl;

import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.fact.SegmentMatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.drools.base.RuleBase;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.InitialFactImpl;
import org.drools.base.rule.accessor.GlobalResolver;
import org.drools.core.common.DefaultFactHandle;

/**
 * Fires rules without a session. Where each condition is about one fact and facts are only added, a
 * rule fires as often as there are combinations of the facts that it asks for: counting them is
 * enough. Conditions are the library's own, compiled.
 */
final class DirectRules {

  private static final int[] NO_PLACES = {};

  private final DirectRule[] rules;
  private final Map<Class<?>, FactTest> tests;
  private final RuleBase base;
  private final int places;
  private final int[][][] reached;

  /** How often the library's own first fact, the same for all, counts at each place. */
  private final int[] always;

  private final int[] again;

  /** Where the conclusion leads that a segment is; there are no more than are declared. */
  private final Map<String, int[]> bySegment = new ConcurrentHashMap<>();

  /** The time of a decision, to what asks for it. */
  private record Now(long millis, RuleBase base) implements ValueResolver {

    @Override
    public long getCurrentTime() {
      return millis;
    }

    @Override
    public RuleBase getRuleBase() {
      return base;
    }

    @Override
    public GlobalResolver getGlobalResolver() {
      return null;
    }
  }

  /**
   * @param rules the one that fires first before the others
   * @param tests what facts of a type go through
   * @param places how many there are to count facts at
   * @throws RuntimeException a condition fails for what a rule concludes
   */
  DirectRules(DirectRule[] rules, Map<Class<?>, FactTest> tests, RuleBase base, int places) {
    this.rules = rules;
    this.tests = tests;
    this.base = base;
    this.places = places;
    ValueResolver never = new Now(0, base);
    int[] firstToWait = firstToWait(rules, places);
    always = new int[places];
    count(new DefaultFactHandle(new InitialFactImpl()), never, always);
    reached = new int[rules.length][][];
    again = new int[rules.length];
    for (int i = 0; i < rules.length; i++) {
      List<Object> conclusions = rules[i].conclusions();
      reached[i] = new int[conclusions.size()][];
      again[i] = i;
      for (int j = 0; j < reached[i].length; j++) {
        reached[i][j] = reachedAtMost(conclusions.get(j), never);
        for (int place : reached[i][j]) {
          again[i] = Math.min(again[i], firstToWait[place]);
        }
      }
    }
  }

  /** The first rule that more facts at a place can make fire. */
  private static int[] firstToWait(DirectRule[] rules, int places) {
    int[] first = new int[places];
    Arrays.fill(first, rules.length);
    for (int i = rules.length - 1; i >= 0; i--) {
      for (int place : rules[i].each()) {
        first[place] = i;
      }
      for (int place : rules[i].some()) {
        first[place] = i;
      }
    }
    return first;
  }

  /**
   * Counts the facts that each condition holds for.
   *
   * @throws RuntimeException a condition fails
   */
  int[] counts(List<Object> given, Instant at) {
    ValueResolver now = new Now(at.toEpochMilli(), base);
    int[] counts = always.clone();
    DefaultFactHandle handle = new DefaultFactHandle(null);
    for (Object fact : given) {
      if (fact instanceof SegmentMatch match) {
        add(counts, bySegment(match, now));
      } else {
        handle.setObject(fact);
        count(handle, now, counts);
      }
    }
    return counts;
  }

  private int[] bySegment(SegmentMatch match, ValueResolver now) {
    String id = match.getId();
    int[] known = bySegment.get(id);
    if (known == null) {
      known = reached(match, now);
      bySegment.put(id, known);
    }
    return known;
  }

  /** Whatever it takes to tell is taken from a budget of its own. */
  private int[] reachedAtMost(Object conclusion, ValueResolver now) {
    Budget budget = Budget.begin(Limits.DEFAULT);
    try {
      return reached(conclusion, now);
    } finally {
      budget.close();
    }
  }

  private int[] reached(Object fact, ValueResolver now) {
    if (!tests.containsKey(fact.getClass())) {
      return NO_PLACES;
    }
    int[] counts = new int[places];
    count(new DefaultFactHandle(fact), now, counts);
    return IntStream.range(0, places).filter(place -> counts[place] > 0).toArray();
  }

  private void count(DefaultFactHandle fact, ValueResolver now, int[] counts) {
    FactTest test = tests.get(fact.getObject().getClass());
    if (test != null) {
      test.count(fact, now, counts);
    }
  }

  private static void add(int[] counts, int[] reached) {
    for (int place : reached) {
      counts[place]++;
    }
  }

  /**
   * Fires one rule after the other as a session does: always the first that has not fired for all
   * that it asks for.
   *
   * @param counts of the facts that are given; counts what is concluded, too
   */
  void fire(int[] counts, Instant at, Concluder concluder) {
    ValueResolver now = new Now(at.toEpochMilli(), base);
    int[] fired = new int[rules.length];
    int next = 0;
    while (next < rules.length) {
      DirectRule rule = rules[next];
      if (rule.times(counts) <= fired[next] || !rule.isEffective(now)) {
        next++;
        continue;
      }
      concluder.fires();
      fired[next]++;
      List<Object> conclusions = rule.conclusions();
      for (int i = 0; i < conclusions.size(); i++) {
        concluder.concluded(rule.origin(), conclusions.get(i));
        add(counts, reached[next][i]);
      }
      next = again[next];
    }
  }
}
