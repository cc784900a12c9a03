package io.winnow.core.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the rules concluded about one contact, before arbitration.
 *
 * @param segments in the order of the rule set's declaration, each once
 * @param missing dotted paths of the facts that the rules look at and that are null, sorted
 * @param tables every evaluated decision table; empty below {@link Detail#FULL}
 * @param rows what gave a segment, each once: {@code file#decision/row id} of a decision table,
 *     {@code file/rule} of other rules; known at every detail, as are {@code offerRows}
 * @param offerRows what proposed which offer, each once
 */
public record Findings(
    List<SegmentMatch> segments,
    List<OfferProposal> proposals,
    List<Exclusion> exclusions,
    List<String> missing,
    List<TableTrace> tables,
    List<String> rows,
    List<OfferRow> offerRows) {

  public Findings {
    segments = List.copyOf(segments);
    proposals = List.copyOf(proposals);
    exclusions = List.copyOf(exclusions);
    missing = List.copyOf(missing);
    tables = List.copyOf(tables);
    rows = List.copyOf(rows);
    offerRows = List.copyOf(offerRows);
  }

  /** Without telling the rows. */
  public Findings(
      List<SegmentMatch> segments,
      List<OfferProposal> proposals,
      List<Exclusion> exclusions,
      List<String> missing,
      List<TableTrace> tables) {
    this(segments, proposals, exclusions, missing, tables, List.of(), List.of());
  }

  /** A row, named as those of segments are, that proposed the offer. */
  public record OfferRow(String offer, String row) {

    // written out: each decision puts some in a set, and what a record comes with is slow there

    @Override
    public boolean equals(Object other) {
      return other instanceof OfferRow that && offer.equals(that.offer) && row.equals(that.row);
    }

    @Override
    public int hashCode() {
      return 31 * offer.hashCode() + row.hashCode();
    }
  }

  /** The contact is in the segment; {@code because} is empty at {@link Detail#NONE}. */
  public record SegmentMatch(String segment, List<Reason> because) {
    public SegmentMatch {
      because = List.copyOf(because);
    }
  }

  /**
   * @param score the proposal's own score; null counts as 1
   */
  public record OfferProposal(String offer, BigDecimal score, List<Reason> because) {
    public OfferProposal {
      because = List.copyOf(because);
    }
  }

  /**
   * @param offer an offer id, or {@code *} for every offer
   */
  public record Exclusion(String offer, String reason, List<Reason> because) {
    public Exclusion {
      because = List.copyOf(because);
    }

    public boolean covers(String offerId) {
      return offer.equals("*") || offer.equals(offerId);
    }
  }
}
