package io.winnow.impact;

import io.winnow.core.rule.Location;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What would change. Before is the version compared with, after the draft or version in question;
 * percentages have two places.
 *
 * @param contacts looked at
 * @param undecided contacts that the rules could not be evaluated for: they count as having neither
 *     segments nor an offer
 * @param coverage contacts with any offer
 * @param value the sum of the values of the offers given
 * @param currency of all values; null where offers have none or several, whose amounts are then
 *     added up as they are
 * @param changed contacts whose segments, or whose offer, are other ones
 * @param segmentMoves most contacts first
 * @param offerMoves most contacts first
 * @param rows which rows and rules did it, by cell, most contacts first
 * @param segments every segment of either version
 * @param offers every offer of either version
 * @param startingOffers given after and never before
 * @param starvingOffers given before and never after
 * @param vanishingSegments with contacts before and none after
 * @param shrinkingSegments with fewer contacts after, none at all included
 * @param hits how many contacts each row of the tables that conclude, and each rule, counted for
 *     after
 * @param findings what the check finds in the rules, and how many contacts that is about
 */
public record ImpactResult(
    long contacts,
    Sides<Long> undecided,
    Sides<Share> coverage,
    Sides<BigDecimal> value,
    String currency,
    Changed changed,
    List<Move> segmentMoves,
    List<Move> offerMoves,
    List<Row> rows,
    List<Size> segments,
    List<Size> offers,
    List<String> startingOffers,
    List<String> starvingOffers,
    List<String> vanishingSegments,
    List<Shrunk> shrinkingSegments,
    List<Hit> hits,
    List<Found> findings) {

  public ImpactResult {
    segmentMoves = List.copyOf(segmentMoves);
    offerMoves = List.copyOf(offerMoves);
    rows = List.copyOf(rows);
    segments = List.copyOf(segments);
    offers = List.copyOf(offers);
    startingOffers = List.copyOf(startingOffers);
    starvingOffers = List.copyOf(starvingOffers);
    vanishingSegments = List.copyOf(vanishingSegments);
    shrinkingSegments = List.copyOf(shrinkingSegments);
    hits = List.copyOf(hits);
    findings = List.copyOf(findings);
  }

  /** The same, each cell with the address of its contacts. */
  ImpactResult of(String impact) {
    return new ImpactResult(
        contacts,
        undecided,
        coverage,
        value,
        currency,
        changed,
        segmentMoves.stream().map(move -> move.of(impact, MovedContact.SEGMENT)).toList(),
        offerMoves.stream().map(move -> move.of(impact, MovedContact.OFFER)).toList(),
        rows,
        segments,
        offers,
        startingOffers,
        starvingOffers,
        vanishingSegments,
        shrinkingSegments,
        hits,
        findings);
  }

  public record Sides<T>(T before, T after) {}

  public record Share(long contacts, BigDecimal percent) {}

  public record Changed(Share segments, Share offers) {}

  /**
   * A cell.
   *
   * @param from null: no segment of the group, or no offer
   * @param to null: the same
   * @param value what the offers that these contacts get after are worth
   * @param valueBefore what those that they got before are worth
   * @param contacts where they are listed; null as it is kept
   */
  public record Move(
      String from,
      String to,
      long count,
      BigDecimal value,
      BigDecimal valueBefore,
      String contacts) {

    private Move of(String impact, String kind) {
      String address = "/v1/impacts/" + impact + "/contacts?kind=" + kind;
      return new Move(
          from, to, count, value, valueBefore, address + named("from", from) + named("to", to));
    }

    private static String named(String name, String id) {
      return id == null ? "" : "&" + name + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
  }

  /**
   * @param kind segment or offer
   * @param side before: it counted and does not any more; after: it counts and did not
   * @param source the file; {@code offers.yaml} where only the offer's own entry differs
   * @param rule {@code decision#row} or a rule's name, as in a decision's reasons; the offer's id
   *     for {@code offers.yaml}
   * @param text the author's; null where it is not the same for all these contacts
   */
  public record Row(
      String kind,
      String from,
      String to,
      String side,
      String source,
      String rule,
      String text,
      long count) {}

  /**
   * @param entered contacts that have it after and had it not before
   * @param left contacts that had it before and have it not after
   * @param changePercent of the contacts before; null where there were none
   */
  public record Size(
      String id, long before, long after, long entered, long left, BigDecimal changePercent) {}

  public record Shrunk(String id, long before, long after, BigDecimal percent) {}

  public record Hit(String source, String rule, long contacts) {}

  /**
   * @param contacts null where it cannot be told
   * @param examples ids of up to three of them
   */
  public record Found(
      String code,
      String severity,
      String message,
      Location location,
      Long contacts,
      List<String> examples) {
    public Found {
      examples = List.copyOf(examples);
    }
  }
}
