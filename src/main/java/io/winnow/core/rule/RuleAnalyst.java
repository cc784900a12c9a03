package io.winnow.core.rule;

import io.winnow.core.contact.ContactFacts;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at rules without evaluating them, for what compiles and is still not what its author meant.
 * Port: the engine implements it.
 */
public interface RuleAnalyst {

  /**
   * Takes up to seconds; never throws for what an author wrote.
   *
   * @param ruleSet what could be read of it; it need not compile
   * @param known what the compiler found: files that it refused are not looked at
   * @param at the instant that counts as today
   */
  Analysis analyse(RuleSet ruleSet, List<Issue> known, Instant at);

  /**
   * @param issues sorted
   * @param rules every table row that an evaluation can reach, and every rule
   * @param rows {@code file#table} → the text of each of its rows, to tell whether a place changed
   * @param affected whom some of the issues are about
   */
  record Analysis(
      List<Issue> issues,
      List<Rule> rules,
      Outcomes outcomes,
      Map<String, List<String>> rows,
      Affected affected) {
    public Analysis {
      issues = issues.stream().sorted().toList();
      rules = List.copyOf(rules);
      rows = Map.copyOf(rows);
    }
  }

  /** Tells which findings are about a contact. Safe for any number of threads. */
  interface Affected {

    Affected UNKNOWN =
        new Affected() {
          @Override
          public List<Issue> issues() {
            return List.of();
          }

          @Override
          public BitSet of(ContactFacts contact) {
            return new BitSet();
          }
        };

    /** The findings of which that can be told. */
    List<Issue> issues();

    /** The indexes of those that are about the contact, in {@link #issues}. */
    BitSet of(ContactFacts contact);
  }

  /**
   * A table row or a rule.
   *
   * @param source the file, as in {@link Reason#source()}
   * @param rule {@code decision#row} or the rule's name, as in {@link Reason#rule()}
   */
  record Rule(String source, String rule, Location place) {}

  /**
   * What the rules can conclude, as far as their text tells.
   *
   * @param anySegment segments are also computed: an id that is not listed may still come out
   * @param anyOffer the same of offers
   */
  record Outcomes(Set<String> segments, Set<String> offers, boolean anySegment, boolean anyOffer) {
    public Outcomes {
      segments = Set.copyOf(segments);
      offers = Set.copyOf(offers);
    }
  }
}
