package io.winnow.core.rule;

import io.winnow.core.decision.Offer;
import java.util.List;
import java.util.Objects;

/**
 * A rule set as one artefact: what it declares, its offers and the files with its logic.
 *
 * @param sources every file of the folder, ruleset.yaml, offers.yaml and scenarios included, sorted
 *     by path
 */
public record RuleSet(RuleSetDefinition definition, List<Offer> offers, List<RuleSource> sources) {

  public RuleSet {
    Objects.requireNonNull(definition, "definition");
    offers = List.copyOf(offers);
    sources = sources.stream().sorted(java.util.Comparator.comparing(RuleSource::path)).toList();
  }
}
