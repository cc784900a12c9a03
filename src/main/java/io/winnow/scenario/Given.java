package io.winnow.scenario;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Offer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scenario starts from.
 *
 * @param facts metrics calculated from the scenario's events, those that it states put over them
 * @param used offer → uses so far, within the window of each of its caps
 */
public record Given(ContactFacts facts, Map<String, Integer> used) {

  public Given {
    used = Map.copyOf(used);
  }

  CapUsage usage(Collection<Offer> offers) {
    Map<String, List<Integer>> counts = new HashMap<>();
    for (Offer offer : offers) {
      Integer uses = used.get(offer.id());
      if (uses != null) {
        counts.put(offer.id(), Collections.nCopies(offer.caps().size(), uses));
      }
    }
    return new CapUsage(counts);
  }
}
