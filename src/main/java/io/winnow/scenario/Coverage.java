package io.winnow.scenario;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What no scenario shows.
 *
 * @param segments those that no scenario demands
 * @param offers those that no scenario demands
 * @param rules table rows and rules that led to nothing in any scenario, such as {@code
 *     segments.dmn Lifecycle#3}
 */
public record Coverage(List<String> segments, List<String> offers, List<String> rules) {

  public Coverage {
    segments = List.copyOf(segments);
    offers = List.copyOf(offers);
    rules = List.copyOf(rules);
  }

  /**
   * @param rules every row and rule there is; their texts do not matter
   */
  public static Coverage of(
      RuleSet ruleSet, Collection<Reason> rules, Collection<ScenarioResult> results) {
    Set<String> segments = new HashSet<>();
    Set<String> offers = new HashSet<>();
    Set<String> fired = new HashSet<>();
    for (ScenarioResult result : results) {
      Expected then = result.scenario().then();
      segments.addAll(then.include());
      if (then.exactly() != null) {
        segments.addAll(then.exactly());
      }
      if (then.offer() != null) {
        then.offer().ifPresent(offers::add);
      }
      result.fired().forEach(reason -> fired.add(name(reason)));
    }
    return new Coverage(
        without(ruleSet.definition().segments().stream().map(Segment::id).toList(), segments),
        without(ruleSet.offers().stream().map(Offer::id).toList(), offers),
        without(rules.stream().map(Coverage::name).toList(), fired));
  }

  public boolean complete() {
    return segments.isEmpty() && offers.isEmpty() && rules.isEmpty();
  }

  private static List<String> without(List<String> all, Set<String> shown) {
    return all.stream().filter(one -> !shown.contains(one)).distinct().sorted().toList();
  }

  private static String name(Reason reason) {
    return reason.source() + " " + reason.rule();
  }
}
