package io.winnow.impact;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.impact.ImpactResult.Changed;
import io.winnow.impact.ImpactResult.Share;
import io.winnow.impact.ImpactResult.Shrunk;
import io.winnow.impact.ImpactResult.Sides;
import io.winnow.impact.ImpactResult.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Adds up what changes, contact by contact. Its size depends on the rules, not on the contacts. */
final class Tally {

  private final Side before;
  private final Side after;
  private final Causes causes;
  private final SegmentCells segmentCells;
  private final Cells segmentMoves = new Cells(MovedContact.SEGMENT);
  private final Cells offerMoves = new Cells(MovedContact.OFFER);
  private final Sizes segments;
  private final Sizes offers;
  private final Weights weights;
  private long contacts;
  private long undecidedBefore;
  private long undecidedAfter;
  private long segmentsChanged;
  private long offersChanged;
  private BigDecimal valueBefore = BigDecimal.ZERO;
  private BigDecimal valueAfter = BigDecimal.ZERO;

  Tally(Side before, Side after, Weights weights) {
    this.before = before;
    this.after = after;
    this.weights = weights;
    this.causes = new Causes(before, after);
    this.segmentCells = new SegmentCells(before, after);
    this.segments =
        new Sizes(
            both(side -> side.rules().definition().segments().stream().map(Segment::id).toList()));
    this.offers = new Sizes(both(side -> side.rules().offers().stream().map(Offer::id).toList()));
  }

  private Set<String> both(java.util.function.Function<Side, Collection<String>> ids) {
    Set<String> all = new LinkedHashSet<>(ids.apply(after));
    all.addAll(ids.apply(before));
    return all;
  }

  /** The cells that the contact is in. */
  List<MovedContact> add(Pair pair) {
    contacts++;
    undecidedBefore += pair.before().isDecided() ? 0 : 1;
    undecidedAfter += pair.after().isDecided() ? 0 : 1;
    valueBefore = valueBefore.add(pair.before().value());
    valueAfter = valueAfter.add(pair.after().value());
    segments.add(pair.before().segments().keySet(), pair.after().segments().keySet());
    offers.add(given(pair.before()), given(pair.after()));
    weights.add(pair);
    List<MovedContact> moved = new ArrayList<>();
    addSegments(pair, moved);
    addOffers(pair, moved);
    return moved;
  }

  private static List<String> given(Verdict verdict) {
    return verdict.offer() == null ? List.of() : List.of(verdict.offerId());
  }

  private void addSegments(Pair pair, List<MovedContact> moved) {
    List<Cells.Cell> cells = segmentCells.of(pair);
    segmentsChanged += cells.isEmpty() ? 0 : 1;
    for (Cells.Cell cell : cells) {
      segmentMoves.add(cell, pair, Causes.ofSegments(pair, cell.from(), cell.to()));
      moved.add(new MovedContact(MovedContact.SEGMENT, cell.from(), cell.to(), pair.contact()));
    }
  }

  private void addOffers(Pair pair, List<MovedContact> moved) {
    String from = pair.before().offerId();
    String to = pair.after().offerId();
    if (!Objects.equals(from, to)) {
      offersChanged++;
      offerMoves.add(new Cells.Cell(from, to), pair, causes.ofOffers(pair));
      moved.add(new MovedContact(MovedContact.OFFER, from, to, pair.contact()));
    }
  }

  ImpactResult result() {
    List<Size> segmentSizes = segments.sizes();
    List<Size> offerSizes = offers.sizes();
    return new ImpactResult(
        contacts,
        new Sides<>(undecidedBefore, undecidedAfter),
        new Sides<>(
            share(offerSizes.stream().mapToLong(Size::before).sum()),
            share(offerSizes.stream().mapToLong(Size::after).sum())),
        new Sides<>(valueBefore, valueAfter),
        currency(),
        new Changed(share(segmentsChanged), share(offersChanged)),
        segmentMoves.moves(),
        offerMoves.moves(),
        Stream.concat(segmentMoves.rows().stream(), offerMoves.rows().stream()).toList(),
        segmentSizes,
        offerSizes,
        ids(offerSizes, size -> size.before() == 0 && size.after() > 0),
        ids(offerSizes, size -> size.before() > 0 && size.after() == 0),
        ids(segmentSizes, size -> size.before() > 0 && size.after() == 0),
        shrunk(segmentSizes),
        weights.hits(),
        weights.findings());
  }

  private Share share(long part) {
    return new Share(part, Sizes.percent(part, contacts));
  }

  private static List<String> ids(List<Size> sizes, java.util.function.Predicate<Size> which) {
    return sizes.stream().filter(which).map(Size::id).toList();
  }

  private static List<Shrunk> shrunk(List<Size> sizes) {
    return sizes.stream()
        .filter(size -> size.after() < size.before())
        .map(
            size ->
                new Shrunk(size.id(), size.before(), size.after(), size.changePercent().negate()))
        .sorted(Comparator.comparing(Shrunk::percent).reversed().thenComparing(Shrunk::id))
        .toList();
  }

  private String currency() {
    List<String> currencies =
        Stream.of(before, after)
            .flatMap(side -> side.rules().offers().stream())
            .filter(offer -> offer.value() != null)
            .map(offer -> offer.value().currency())
            .distinct()
            .toList();
    return currencies.size() == 1 ? currencies.get(0) : null;
  }
}
