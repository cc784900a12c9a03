package io.winnow.impact;

import static java.util.stream.Collectors.toSet;

import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleAnalyst.Affected;
import io.winnow.core.rule.RuleAnalyst.Analysis;
import io.winnow.core.rule.RuleSetDefinition;
import io.winnow.impact.ImpactResult.Found;
import io.winnow.impact.ImpactResult.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How many contacts the rows, and the findings about them, matter to. */
final class Weights {

  private static final int EXAMPLES = 3;

  private record Rule(String source, String rule) {}

  private static final class Weight {
    long contacts;
    final List<String> examples = new ArrayList<>(EXAMPLES);

    void add(String contact) {
      contacts++;
      if (examples.size() < EXAMPLES) {
        examples.add(contact);
      }
    }
  }

  private final Analysis analysis;
  private final Set<String> concluding;
  private final List<Weight> regions;
  private final Map<Rule, Weight> hits = new HashMap<>();

  Weights(RuleSetDefinition definition, Analysis analysis) {
    this.analysis = analysis;
    this.concluding =
        Stream.concat(definition.segmentDecisions().stream(), definition.offerDecisions().stream())
            .map(DecisionRef::toString)
            .collect(toSet());
    this.regions = affected().issues().stream().map(issue -> new Weight()).toList();
    analysis.rules().stream()
        .filter(rule -> concludes(rule.source(), rule.place().table()))
        .forEach(rule -> hits.put(new Rule(rule.source(), rule.rule()), new Weight()));
  }

  /** Of other tables it is not told which rows counted. */
  private boolean concludes(String file, String table) {
    return table == null || concluding.contains(file + "#" + table);
  }

  Affected affected() {
    return analysis.affected();
  }

  void add(Pair pair) {
    pair.affected().stream().forEach(index -> regions.get(index).add(pair.contact()));
    for (Rule rule : rules(pair.after().findings())) {
      hits.computeIfAbsent(rule, r -> new Weight()).add(pair.contact());
    }
  }

  private static Set<Rule> rules(Findings findings) {
    Set<Rule> rules = new HashSet<>();
    findings.segments().forEach(match -> collect(match.because(), rules));
    findings.proposals().forEach(proposal -> collect(proposal.because(), rules));
    findings.exclusions().forEach(exclusion -> collect(exclusion.because(), rules));
    return rules;
  }

  private static void collect(List<Reason> because, Set<Rule> rules) {
    because.forEach(reason -> rules.add(new Rule(reason.source(), reason.rule())));
  }

  /** Most contacts first. */
  List<Hit> hits() {
    return hits.entrySet().stream()
        .map(e -> new Hit(e.getKey().source(), e.getKey().rule(), e.getValue().contacts))
        .sorted(
            Comparator.comparing(Hit::contacts)
                .reversed()
                .thenComparing(hit -> hit.source() + " " + hit.rule()))
        .toList();
  }

  /** By severity, then most contacts first; last those of which it cannot be told. */
  List<Found> findings() {
    return analysis.issues().stream()
        .sorted(
            Comparator.comparing(Issue::severity)
                .thenComparing(
                    issue -> weight(issue) == null ? null : weight(issue).contacts,
                    Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Comparator.naturalOrder()))
        .map(this::found)
        .toList();
  }

  private Found found(Issue issue) {
    Weight weight = weight(issue);
    return new Found(
        issue.code(),
        issue.severity().name().toLowerCase(Locale.ROOT),
        issue.message(),
        issue.location(),
        weight == null ? null : weight.contacts,
        weight == null ? List.of() : weight.examples);
  }

  /** Whom it is about; where it names a row, those whom the row counts for. */
  private Weight weight(Issue issue) {
    int region = affected().issues().indexOf(issue);
    if (region >= 0) {
      return regions.get(region);
    }
    Location at = issue.location();
    return at.row() != null && at.table() != null
        ? hits.get(new Rule(at.file(), at.table() + "#" + at.row()))
        : null;
  }
}
