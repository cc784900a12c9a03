package io.winnow.impact;

import static java.util.stream.Collectors.toMap;

import io.winnow.core.decision.Offer;
import io.winnow.core.rule.Findings.Exclusion;
import io.winnow.core.rule.Findings.OfferProposal;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which rows made a contact move: those that counted on one side only, for what changed. */
final class Causes {

  static final String BEFORE = "before";
  static final String AFTER = "after";

  private static final String OFFERS = "offers.yaml";
  private static final String DEFINITION = "ruleset.yaml";

  /**
   * @param side {@link #BEFORE} or {@link #AFTER}
   */
  record Cause(String side, Reason reason) {}

  private final Map<String, Offer> before;
  private final Map<String, Offer> after;
  private final boolean scoredAlike;

  Causes(Side before, Side after) {
    this.before = catalogue(before);
    this.after = catalogue(after);
    this.scoredAlike =
        Objects.equals(
            before.rules().definition().scoreExpression(),
            after.rules().definition().scoreExpression());
  }

  private static Map<String, Offer> catalogue(Side side) {
    return side.rules().offers().stream().collect(toMap(Offer::id, offer -> offer));
  }

  /**
   * @param from a segment that the contact left, or null
   * @param to a segment that it entered, or null
   */
  static Set<Cause> ofSegments(Pair pair, String from, String to) {
    Set<Cause> causes = undecided(pair);
    if (from != null) {
      reasons(BEFORE, pair.before().segments().get(from), causes);
    }
    if (to != null) {
      reasons(AFTER, pair.after().segments().get(to), causes);
    }
    return causes;
  }

  /** Of the contact's getting another offer. */
  Set<Cause> ofOffers(Pair pair) {
    Set<Cause> causes = undecided(pair);
    Set<String> offers = new LinkedHashSet<>();
    offers.add(pair.before().offerId());
    offers.add(pair.after().offerId());
    offers.remove(null);
    for (String offer : offers) {
      proposals(pair, offer, causes);
      exclusions(pair, offer, causes);
      if (!sameEntry(before.get(offer), after.get(offer))) {
        causes.add(new Cause(AFTER, new Reason(OFFERS, offer, "")));
      }
    }
    if (causes.isEmpty() && !scoredAlike) {
      causes.add(new Cause(AFTER, new Reason(DEFINITION, "arbitration", "")));
    }
    return causes;
  }

  private static void proposals(Pair pair, String offer, Set<Cause> causes) {
    List<OfferProposal> old = proposals(pair.before(), offer);
    List<OfferProposal> renewed = proposals(pair.after(), offer);
    if (old.isEmpty() != renewed.isEmpty() || score(old).compareTo(score(renewed)) != 0) {
      old.forEach(proposal -> reasons(BEFORE, proposal.because(), causes));
      renewed.forEach(proposal -> reasons(AFTER, proposal.because(), causes));
    }
  }

  private static List<OfferProposal> proposals(Verdict verdict, String offer) {
    return verdict.findings().proposals().stream().filter(p -> p.offer().equals(offer)).toList();
  }

  private static BigDecimal score(List<OfferProposal> proposals) {
    return proposals.stream()
        .map(p -> p.score() == null ? BigDecimal.ONE : p.score())
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }

  private static void exclusions(Pair pair, String offer, Set<Cause> causes) {
    List<Exclusion> old = exclusions(pair.before(), offer);
    List<Exclusion> renewed = exclusions(pair.after(), offer);
    old.stream()
        .filter(exclusion -> renewed.stream().noneMatch(other -> same(exclusion, other)))
        .forEach(exclusion -> reasons(BEFORE, exclusion.because(), causes));
    renewed.stream()
        .filter(exclusion -> old.stream().noneMatch(other -> same(exclusion, other)))
        .forEach(exclusion -> reasons(AFTER, exclusion.because(), causes));
  }

  private static List<Exclusion> exclusions(Verdict verdict, String offer) {
    return verdict.findings().exclusions().stream().filter(e -> e.covers(offer)).toList();
  }

  private static boolean same(Exclusion one, Exclusion other) {
    return one.offer().equals(other.offer()) && Objects.equals(one.reason(), other.reason());
  }

  /** Whether the catalogue says the same of an offer, as far as it decides anything. */
  private static boolean sameEntry(Offer one, Offer other) {
    return one == null || other == null
        ? one == other
        : one.channels().equals(other.channels())
            && one.placements().equals(other.placements())
            && Objects.equals(one.purpose(), other.purpose())
            && Objects.equals(one.validFrom(), other.validFrom())
            && Objects.equals(one.validTo(), other.validTo())
            && one.amount().compareTo(other.amount()) == 0
            && one.leverPercent().compareTo(other.leverPercent()) == 0
            && one.caps().equals(other.caps())
            && one.fallback() == other.fallback();
  }

  private static Set<Cause> undecided(Pair pair) {
    Set<Cause> causes = new LinkedHashSet<>();
    pair.before().failure().forEach(issue -> causes.add(new Cause(BEFORE, reason(issue))));
    pair.after().failure().forEach(issue -> causes.add(new Cause(AFTER, reason(issue))));
    return causes;
  }

  private static Reason reason(Issue issue) {
    Location at = issue.location();
    String rule = at.row() == null ? at.table() : at.table() + "#" + at.row();
    return new Reason(at.file(), rule, issue.code());
  }

  private static void reasons(String side, List<Reason> because, Set<Cause> causes) {
    if (because != null) {
      because.forEach(reason -> causes.add(new Cause(side, reason)));
    }
  }
}
