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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the rules conclude about one contact. */
public final class Conclusions {

  private final Catalogue catalogue;

  /** By the segment's place in the declaration; null: not concluded. */
  private final Set<Reason>[] segments;

  private final List<Findings.OfferProposal> proposals = new ArrayList<>();
  private final List<Findings.Exclusion> exclusions = new ArrayList<>();
  private final Distinct<String> rows = new Distinct<>();
  private final Distinct<Findings.OfferRow> offerRows = new Distinct<>();

  private int concluded;

  /** Null: to be put together anew. */
  private List<String> ids = List.of();

  /**
   * The ids that a rule set declares.
   *
   * @param places of the segments among each other
   */
  record Catalogue(List<String> segments, Map<String, Integer> places, Set<String> offers) {
    static Catalogue of(RuleSet ruleSet) {
      return of(
          ruleSet.definition().segments().stream().map(Segment::id).toList(),
          ruleSet.offers().stream().map(Offer::id).toList());
    }

    static Catalogue of(Collection<String> segments, Collection<String> offers) {
      List<String> declared = segments.stream().distinct().toList();
      Map<String, Integer> places = new HashMap<>();
      declared.forEach(id -> places.put(id, places.size()));
      return new Catalogue(declared, places, Set.copyOf(offers));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  Conclusions(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.segments = new Set[catalogue.segments().size()];
  }

  /**
   * @throws EvaluationException the rule set declares no such segment
   */
  public void segment(String id, List<Reason> because, Location at) {
    Integer place = catalogue.places().get(id);
    if (place == null) {
      throw unknown("unknown-segment", "Segment '" + id + "' is not declared.", at);
    }
    Set<Reason> reasons = segments[place];
    if (reasons == null) {
      concluded++;
      ids = null;
    }
    if (because.isEmpty()) {
      segments[place] = reasons == null ? Set.of() : reasons;
    } else {
      Set<Reason> all = reasons == null || reasons.isEmpty() ? new LinkedHashSet<>() : reasons;
      all.addAll(because);
      segments[place] = all;
    }
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
    if (ids == null) {
      List<String> found = new ArrayList<>(concluded);
      for (int i = 0; i < segments.length; i++) {
        if (segments[i] != null) {
          found.add(catalogue.segments().get(i));
        }
      }
      ids = Collections.unmodifiableList(found);
    }
    return ids;
  }

  Findings findings(List<String> missing, List<io.winnow.core.rule.TableTrace> tables) {
    List<Findings.SegmentMatch> matches = new ArrayList<>(concluded);
    for (int i = 0; i < segments.length; i++) {
      if (segments[i] != null) {
        List<Reason> because = segments[i].isEmpty() ? List.of() : List.copyOf(segments[i]);
        matches.add(new Findings.SegmentMatch(catalogue.segments().get(i), because));
      }
    }
    return new Findings(
        matches, proposals, exclusions, missing, tables, rows.list(), offerRows.list());
  }

  private static EvaluationException unknown(String code, String message, Location at) {
    return new EvaluationException(List.of(Issue.error(code, message, at)));
  }
}
