package io.winnow.core.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Assigns contacts to the variants of one experiment, by hashing alone.
 *
 * <p>A contact's bucket is {@code fnv1a32(decimal(fnv1a32(utf8(seed + contactId)))) mod 10000};
 * hashed once only, ids that differ in their last character would lie near each other. Each variant
 * takes the buckets from its share of the weights on, as many as the coverage gives it: raising the
 * coverage lengthens every range at its end, so that nobody moves. The holdout has a draw of its
 * own, whatever the coverage; of those whom it holds out, the ones whose bucket the coverage
 * reaches are measured, so that holdout and variants grow alike, and of the same people. In a
 * namespace the coverage is the part of the namespace that the experiment has, and the variants
 * share that without gaps.
 *
 * <p>FNV-1a: Fowler, Noll, Vo, draft-eastlake-fnv, 32 bits.
 */
public final class Assigner {

  /** How many buckets there are. */
  public static final int BUCKETS = 10_000;

  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  private record Range(int from, int to, Assignment assignment) {}

  private final Experiment experiment;
  private final List<Range> ranges = new ArrayList<>();
  private final int held;
  private final Assignment holdout;
  private final Assignment beyond;

  public Assigner(Experiment experiment) {
    this.experiment = experiment;
    this.held = experiment.holdout() == null ? 0 : cut(decimal(experiment.holdout().share()));
    this.holdout = new Assignment(experiment.key(), experiment.phase(), null, true);
    this.beyond = new Assignment(experiment.key(), experiment.phase(), null, true, false);
    BigDecimal coverage =
        experiment.namespace() == null ? decimal(experiment.coverage()) : BigDecimal.ONE;
    BigDecimal total =
        experiment.variants().stream()
            .map(variant -> decimal(variant.weight()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal before = BigDecimal.ZERO;
    for (Variant variant : experiment.variants()) {
      BigDecimal weight = decimal(variant.weight());
      ranges.add(
          new Range(
              cut(before, total),
              cut(before.add(weight.multiply(coverage)), total),
              new Assignment(experiment.key(), experiment.phase(), variant.key(), false)));
      before = before.add(weight);
    }
  }

  /**
   * @return null for who is not in the experiment
   */
  public Assignment assign(String contactId) {
    if (experiment.namespace() != null) {
      int place = bucket(namespaceSeed(experiment.namespace()), contactId);
      if (experiment.slots().stream().noneMatch(slot -> slot.holds(place))) {
        return null;
      }
    }
    Assignment drawn = draw(bucket(experiment.seed(), contactId));
    if (held > 0 && bucket(experiment.seed() + ":holdout", contactId) < held) {
      return drawn == null ? beyond : holdout;
    }
    return drawn;
  }

  private Assignment draw(int bucket) {
    for (Range range : ranges) {
      if (bucket >= range.from && bucket < range.to) {
        return range.assignment;
      }
    }
    return null;
  }

  /** The bucket of a contact, 0 to 9,999. */
  public static int bucket(String seed, String contactId) {
    int once = fnv1a32((seed + contactId).getBytes(StandardCharsets.UTF_8));
    int twice = fnv1a32(Integer.toUnsignedString(once).getBytes(StandardCharsets.US_ASCII));
    return Integer.remainderUnsigned(twice, BUCKETS);
  }

  static String namespaceSeed(String namespace) {
    return "namespace:" + namespace + ":";
  }

  private static int fnv1a32(byte[] bytes) {
    int hash = FNV_OFFSET;
    for (byte one : bytes) {
      hash = (hash ^ (one & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  private static int cut(BigDecimal share) {
    return cut(share, BigDecimal.ONE);
  }

  /** The first bucket at or beyond a share; exact, so that no bucket depends on rounding. */
  private static int cut(BigDecimal part, BigDecimal total) {
    return part.multiply(BigDecimal.valueOf(BUCKETS))
        .divide(total, 0, RoundingMode.CEILING)
        .intValueExact();
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }
}
