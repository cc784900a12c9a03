package io.winnow.engine.index;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an index may take for granted of a cell.
 *
 * @param pieces between two neighbours among the cell's constants of a kind the answer is the same
 * @param ordersTexts the answer for a text that no cell names depends on where it stands among them
 * @param byItem a list holds as soon as one of its texts does, and texts are all it looks at
 * @param harmless for no value of these kinds has the cell anything to say but its answer
 */
public record Traits(boolean pieces, boolean ordersTexts, boolean byItem, Set<Kind> harmless) {

  private static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));

  /** Compares by equality, or one bound: whatever is of another kind does not hold. */
  static final Traits TOTAL = new Traits(true, false, false, ALL);

  /** Looks for a text in a list. */
  static final Traits MEMBER =
      new Traits(true, false, true, Set.copyOf(EnumSet.complementOf(EnumSet.of(Kind.NOTHING))));

  /** Nothing is harmless but what is of the constants' kinds. */
  public static Traits of(Set<Kind> kinds) {
    Set<Kind> harmless = EnumSet.noneOf(Kind.class);
    harmless.addAll(kinds);
    if (harmless.contains(Kind.INSTANT) || harmless.contains(Kind.LOCAL)) {
      // one is compared in the zone of the other
      harmless.add(Kind.INSTANT);
      harmless.add(Kind.LOCAL);
    }
    return new Traits(true, false, false, Set.copyOf(harmless));
  }

  /** Whatever the value is, there is an answer and nothing else. */
  public static Traits total() {
    return TOTAL;
  }

  /** Looks for a text in a list. */
  public static Traits member() {
    return MEMBER;
  }

  public Traits orderingTexts() {
    return new Traits(pieces, true, byItem, harmless);
  }

  /** Answers by the value alone, but by nothing that can be put in order. */
  public Traits withoutPieces() {
    return new Traits(false, ordersTexts, byItem, harmless);
  }

  /** A list's texts are all it looks at, one by one. */
  public Traits ofItems() {
    return new Traits(pieces, ordersTexts, true, harmless);
  }

  public Traits ofWholeLists() {
    return new Traits(pieces, ordersTexts, false, harmless);
  }

  /** Of both cells tried one after the other. */
  public Traits and(Traits other) {
    Set<Kind> both = EnumSet.noneOf(Kind.class);
    both.addAll(harmless);
    both.retainAll(other.harmless);
    return new Traits(
        pieces && other.pieces,
        ordersTexts || other.ordersTexts,
        byItem && other.byItem,
        Set.copyOf(both));
  }
}
