package io.winnow.core.decision;

import static java.util.stream.Collectors.toMap;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Findings.OfferProposal;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleProgram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses among proposals: dates → channel and placement → consent → exclusion → cap → score.
 *
 * <p>Two halves, because usage figures are only known inside the transaction that adds to them:
 * {@link #shortlist} does all that needs none, {@link #settle} the rest.
 */
final class Arbiter {

  private static final Comparator<Rejection> IN_ORDER =
      Comparator.comparing(Rejection::stage).thenComparing(Rejection::offer);

  private static final Comparator<OfferProposal> BY_OFFER =
      Comparator.comparing(OfferProposal::offer);

  private final RuleProgram program;
  private final Map<String, Listed> catalogue;

  /** What stands for the fallback offers where no rule proposed them. */
  private final List<OfferProposal> fallbacks;

  /** An offer of the catalogue. Most proposals of it have the score of the one before. */
  private static final class Listed {
    private final Offer offer;
    private final BigDecimal lever;
    private Scored last = new Scored(null, null);

    private record Scored(BigDecimal proposal, BigDecimal score) {}

    Listed(Offer offer) {
      this.offer = offer;
      this.lever = Candidate.lever(offer);
    }

    /** The proposal's score times the offer's amount and lever. */
    BigDecimal score(BigDecimal proposal) {
      Scored known = last;
      if (!proposal.equals(known.proposal)) {
        BigDecimal score =
            proposal
                .multiply(offer.amount(), MathContext.DECIMAL128)
                .multiply(lever, MathContext.DECIMAL128);
        known = new Scored(proposal, Candidate.plain(score));
        last = known;
      }
      return known.score;
    }
  }

  Arbiter(RuleProgram program) {
    this.program = program;
    this.catalogue =
        program.ruleSet().offers().stream().collect(toMap(Offer::id, offer -> new Listed(offer)));
    this.fallbacks =
        program.ruleSet().offers().stream()
            .filter(Offer::fallback)
            .map(offer -> new OfferProposal(offer.id(), BigDecimal.ONE, List.of()))
            .toList();
  }

  /**
   * @throws EvaluationException a rule proposed an offer that is not in the catalogue
   */
  Shortlist shortlist(ContactFacts facts, Findings findings) {
    List<OfferProposal> proposals = merged(findings.proposals());
    List<OfferProposal> unasked = new ArrayList<>(fallbacks.size());
    for (OfferProposal fallback : fallbacks) {
      if (Collections.binarySearch(proposals, fallback, BY_OFFER) < 0) {
        unasked.add(fallback);
      }
    }
    Gates gates = new Gates(facts, findings.exclusions());
    List<Rejection> lost = new ArrayList<>();
    List<Rejection> lostFallbacks = new ArrayList<>();
    return new Shortlist(
        pass(proposals, false, facts, gates, lost),
        lost,
        pass(unasked, true, facts, gates, lostFallbacks),
        lostFallbacks);
  }

  /** Takes the best {@code count} candidates that no hold, no cap and no lack of a score stops. */
  static Decision settle(Findings findings, Shortlist shortlist, CapUsage usage, int count) {
    List<Rejection> rejected = new ArrayList<>(shortlist.lost());
    List<RankedOffer> ranked = take(shortlist.candidates(), usage, count, rejected);
    if (ranked.isEmpty()) {
      rejected.addAll(shortlist.lostFallbacks());
      ranked = take(shortlist.fallbacks(), usage, count, rejected);
    }
    if (!ranked.isEmpty()) {
      return new Decision(findings, new Recommendation.Offered(ranked), rejected);
    }
    Set<String> proposed = new HashSet<>();
    for (OfferProposal proposal : findings.proposals()) {
      proposed.add(proposal.offer());
    }
    return new Decision(
        findings, new Recommendation.NoOffer(NoOfferReason.text(proposed, rejected)), rejected);
  }

  /** One proposal an offer, by the offers' ids: the highest score, with everybody's reasons. */
  private List<OfferProposal> merged(List<OfferProposal> proposals) {
    List<OfferProposal> merged = new ArrayList<>(proposals.size());
    for (OfferProposal proposal : proposals) {
      if (!catalogue.containsKey(proposal.offer())) {
        throw unknown(proposal);
      }
      OfferProposal scored =
          proposal.score() == null
              ? new OfferProposal(proposal.offer(), BigDecimal.ONE, proposal.because())
              : proposal;
      int place = Collections.binarySearch(merged, scored, BY_OFFER);
      if (place < 0) {
        merged.add(-1 - place, scored);
      } else {
        merged.set(place, merge(merged.get(place), scored));
      }
    }
    return merged;
  }

  private static OfferProposal merge(OfferProposal a, OfferProposal b) {
    Set<Reason> because = new LinkedHashSet<>(a.because());
    because.addAll(b.because());
    return new OfferProposal(a.offer(), a.score().max(b.score()), List.copyOf(because));
  }

  private static EvaluationException unknown(OfferProposal proposal) {
    String file = proposal.because().isEmpty() ? null : proposal.because().get(0).source();
    return new EvaluationException(
        List.of(
            Issue.error(
                "unknown-offer",
                "The rules proposed offer " + proposal.offer() + ", which offers.yaml lacks.",
                Location.file(file))));
  }

  private List<Candidate> pass(
      List<OfferProposal> proposals,
      boolean fallback,
      ContactFacts facts,
      Gates gates,
      List<Rejection> lost) {
    List<Candidate> passed = new ArrayList<>(proposals.size());
    for (OfferProposal proposal : proposals) {
      Listed listed = catalogue.get(proposal.offer());
      Offer offer = listed.offer;
      Rejection loss = gates.lossOf(offer);
      if (loss == null) {
        BigDecimal score = score(listed, proposal.score(), facts);
        passed.add(new Candidate(offer, proposal.score(), score, fallback, proposal.because()));
      } else {
        lost.add(loss);
      }
    }
    passed.sort(Candidate.BEST_FIRST);
    lost.sort(IN_ORDER);
    return passed;
  }

  private BigDecimal score(Listed listed, BigDecimal proposalScore, ContactFacts facts) {
    if (program.ruleSet().definition().scoreExpression() == null) {
      return listed.score(proposalScore);
    }
    BigDecimal score = program.score(listed.offer, proposalScore, facts);
    return score == null ? null : Candidate.plain(score.round(MathContext.DECIMAL128));
  }

  private static List<RankedOffer> take(
      List<Candidate> candidates, CapUsage usage, int count, List<Rejection> rejected) {
    List<RankedOffer> ranked = new ArrayList<>(Math.min(count, candidates.size()));
    List<Rejection> outscored = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Offer offer = candidate.offer();
      Rejection stopped = usage.stopped(offer);
      if (stopped != null) {
        rejected.add(stopped);
      } else if (candidate.score() == null) {
        outscored.add(new Rejection(offer.id(), Stage.SCORE, "The score formula gave no number."));
      } else if (ranked.size() < count) {
        ranked.add(candidate.ranked());
      } else {
        outscored.add(outscored(candidate, ranked.get(count - 1), count));
      }
    }
    rejected.addAll(outscored);
    return ranked;
  }

  private static Rejection outscored(Candidate loser, RankedOffer last, int count) {
    return new Rejection(
        loser.offer().id(),
        Stage.SCORE,
        () ->
            "Scored "
                + loser.score().toPlainString()
                + "; the call asked for "
                + (count == 1 ? "one offer" : count + " offers")
                + " and "
                + last.offer().id()
                + " scored "
                + last.score().toPlainString()
                + ".");
  }
}
