package io.winnow.engine.analysis;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.FactReader;
import io.winnow.engine.Facts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The findings of which it can be told whether they are about a contact. */
final class Regions implements RuleAnalyst.Affected {

  private final FactReader reader;
  private final List<Region> regions = new ArrayList<>();

  Regions(RuleSet ruleSet) {
    this.reader = new FactReader(ruleSet);
  }

  /**
   * @param boxes one of which is null where that cannot be told
   */
  void add(Issue issue, List<List<Region.Edge>> boxes) {
    if (!boxes.contains(null)) {
      regions.add(new Region(issue, List.copyOf(boxes)));
    }
  }

  @Override
  public List<Issue> issues() {
    return regions.stream().map(Region::issue).toList();
  }

  @Override
  public BitSet of(ContactFacts contact) {
    BitSet found = new BitSet(regions.size());
    if (regions.isEmpty()) {
      return found;
    }
    try {
      Facts facts = reader.read(contact);
      for (int i = 0; i < regions.size(); i++) {
        found.set(i, regions.get(i).holds(facts));
      }
    } catch (FactsException e) {
      // nobody can be told anything about, who cannot be decided about
    }
    return found;
  }
}
