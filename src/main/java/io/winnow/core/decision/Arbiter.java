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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Chooses among proposals: dates → channel and placement → consent → exclusion → cap → score.
 *
 * <p>Two halves, because usage figures are only known inside the transaction that adds to them:
 * {@link #shortlist} does all that needs none, {@link #settle} the rest.
 */
final class Arbiter {

  private final RuleProgram program;
  private final Map<String, Offer> catalogue;
  private final List<Offer> fallbacks;

  Arbiter(RuleProgram program) {
    this.program = program;
    this.catalogue =
        program.ruleSet().offers().stream().collect(toMap(Offer::id, Function.identity()));
    this.fallbacks = program.ruleSet().offers().stream().filter(Offer::fallback).toList();
  }

  /**
   * @throws EvaluationException a rule proposed an offer that is not in the catalogue
   */
  Shortlist shortlist(ContactFacts facts, Findings findings) {
    Map<String, OfferProposal> proposals = merged(findings.proposals());
    List<OfferProposal> unasked = new ArrayList<>(fallbacks.size());
    for (Offer offer : fallbacks) {
      if (!proposals.containsKey(offer.id())) {
        unasked.add(new OfferProposal(offer.id(), BigDecimal.ONE, List.of()));
      }
    }
    Gates gates = new Gates(facts, findings.exclusions());
    List<Rejection> lost = new ArrayList<>();
    List<Rejection> lostFallbacks = new ArrayList<>();
    return new Shortlist(
        pass(proposals.values(), false, facts, gates, lost),
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

  /** One proposal an offer: the highest score, with everybody's reasons. */
  private Map<String, OfferProposal> merged(List<OfferProposal> proposals) {
    Map<String, OfferProposal> merged = new TreeMap<>();
    for (OfferProposal proposal : proposals) {
      if (!catalogue.containsKey(proposal.offer())) {
        throw unknown(proposal);
      }
      BigDecimal score = proposal.score() == null ? BigDecimal.ONE : proposal.score();
      merged.merge(
          proposal.offer(),
          new OfferProposal(proposal.offer(), score, proposal.because()),
          Arbiter::merge);
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
      Iterable<OfferProposal> proposals,
      boolean fallback,
      ContactFacts facts,
      Gates gates,
      List<Rejection> lost) {
    List<Candidate> passed = new ArrayList<>();
    for (OfferProposal proposal : proposals) {
      Offer offer = catalogue.get(proposal.offer());
      Rejection loss = gates.lossOf(offer);
      if (loss == null) {
        BigDecimal score = score(offer, proposal.score(), facts);
        passed.add(new Candidate(offer, proposal.score(), score, fallback, proposal.because()));
      } else {
        lost.add(loss);
      }
    }
    passed.sort(Candidate.BEST_FIRST);
    lost.sort(Comparator.comparing(Rejection::stage).thenComparing(Rejection::offer));
    return passed;
  }

  private BigDecimal score(Offer offer, BigDecimal proposalScore, ContactFacts facts) {
    BigDecimal score =
        program.ruleSet().definition().scoreExpression() == null
            ? proposalScore
                .multiply(offer.amount(), MathContext.DECIMAL128)
                .multiply(Candidate.lever(offer), MathContext.DECIMAL128)
            : program.score(offer, proposalScore, facts);
    return score == null ? null : Candidate.plain(score.round(MathContext.DECIMAL128));
  }

  private static List<RankedOffer> take(
      List<Candidate> candidates, CapUsage usage, int count, List<Rejection> rejected) {
    List<RankedOffer> ranked = new ArrayList<>();
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
