package io.winnow.scenario;

import io.winnow.core.decision.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario demands; what it leaves out may be anything.
 *
 * @param include segments that must be found
 * @param exclude segments that must not be found
 * @param exactly all segments, in any order; null: not demanded
 * @param offer the first offer: null when not demanded, empty when no offer is demanded
 * @param excluded offers that an exclusion must cover; {@code *}: an exclusion of every offer
 * @param rejected offer → the stage that it must be lost at
 * @param noOfferReason a part of the reason for no offer; null: not demanded
 */
public record Expected(
    List<String> include,
    List<String> exclude,
    List<String> exactly,
    Optional<String> offer,
    List<String> excluded,
    Map<String, Stage> rejected,
    String noOfferReason) {

  public Expected {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    exactly = exactly == null ? null : List.copyOf(exactly);
    excluded = List.copyOf(excluded);
    rejected = Map.copyOf(rejected);
  }
}
