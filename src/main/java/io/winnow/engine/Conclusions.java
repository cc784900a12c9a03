package io.winnow.engine;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the rules conclude about one contact. */
public final class Conclusions {

  private final Catalogue catalogue;
  private final Map<String, Set<Reason>> segments = new LinkedHashMap<>();
  private final List<Findings.OfferProposal> proposals = new ArrayList<>();
  private final List<Findings.Exclusion> exclusions = new ArrayList<>();
  private final Set<String> rows = new LinkedHashSet<>();
  private final Set<Findings.OfferRow> offerRows = new LinkedHashSet<>();

  /** The ids that a rule set declares. */
  record Catalogue(List<String> segments, Set<String> offers) {
    static Catalogue of(RuleSet ruleSet) {
      return new Catalogue(
          ruleSet.definition().segments().stream().map(Segment::id).toList(),
          Set.copyOf(ruleSet.offers().stream().map(Offer::id).toList()));
    }
  }

  Conclusions(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @throws EvaluationException the rule set declares no such segment
   */
  public void segment(String id, List<Reason> because, Location at) {
    Set<Reason> reasons = segments.get(id);
    if (reasons == null) {
      if (!catalogue.segments().contains(id)) {
        throw unknown("unknown-segment", "Segment '" + id + "' is not declared.", at);
      }
      reasons = new LinkedHashSet<>();
      segments.put(id, reasons);
    }
    reasons.addAll(because);
  }

  /**
   * @throws EvaluationException the catalogue has no such offer
   */
  public void proposal(String offer, BigDecimal score, List<Reason> because, Location at) {
    if (!catalogue.offers().contains(offer)) {
      throw unknown("unknown-offer", "Offer '" + offer + "' is not in offers.yaml.", at);
    }
    proposals.add(new Findings.OfferProposal(offer, score, because));
  }

  /**
   * @param offer an offer's id or {@code *}
   * @throws EvaluationException the catalogue has no such offer
   */
  public void exclusion(String offer, String reason, List<Reason> because, Location at) {
    if (!"*".equals(offer) && !catalogue.offers().contains(offer)) {
      throw unknown("unknown-offer", "Offer '" + offer + "' is not in offers.yaml.", at);
    }
    exclusions.add(new Findings.Exclusion(offer, reason == null ? "" : reason, because));
  }

  /** Notes what gave a segment. */
  public void row(String row) {
    rows.add(row);
  }

  /** Notes what proposed an offer. */
  public void row(String offer, String row) {
    offerRows.add(new Findings.OfferRow(offer, row));
  }

  /** The segments so far, in order of declaration. */
  public List<String> segmentIds() {
    if (segments.isEmpty()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>(segments.size());
    for (String declared : catalogue.segments()) {
      if (segments.containsKey(declared)) {
        ids.add(declared);
      }
    }
    return ids;
  }

  Findings findings(List<String> missing, List<io.winnow.core.rule.TableTrace> tables) {
    List<Findings.SegmentMatch> matches = new ArrayList<>(segments.size());
    for (String id : segmentIds()) {
      matches.add(new Findings.SegmentMatch(id, List.copyOf(segments.get(id))));
    }
    return new Findings(
        matches, proposals, exclusions, missing, tables, List.copyOf(rows), List.copyOf(offerRows));
  }

  private static EvaluationException unknown(String code, String message, Location at) {
    return new EvaluationException(List.of(Issue.error(code, message, at)));
  }
}
