package io.winnow.impact;

import io.winnow.impact.ImpactResult.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many contacts have each segment, or get each offer, on both sides. */
final class Sizes {

  private static final class Counts {
    long before;
    long after;
    long stayed;
  }

  private final Map<String, Counts> byId = new LinkedHashMap<>();

  /**
   * @param ids in the order in which they are told; those that turn up besides follow
   */
  Sizes(Collection<String> ids) {
    ids.forEach(this::of);
  }

  void add(Collection<String> before, Collection<String> after) {
    before.forEach(id -> of(id).before++);
    for (String id : after) {
      Counts counts = of(id);
      counts.after++;
      if (before.contains(id)) {
        counts.stayed++;
      }
    }
  }

  private Counts of(String id) {
    return byId.computeIfAbsent(id, i -> new Counts());
  }

  List<Size> sizes() {
    return byId.entrySet().stream()
        .map(
            entry -> {
              Counts c = entry.getValue();
              return new Size(
                  entry.getKey(),
                  c.before,
                  c.after,
                  c.after - c.stayed,
                  c.before - c.stayed,
                  c.before == 0 ? null : percent(c.after - c.before, c.before));
            })
        .toList();
  }

  /** With two places; 0 of nothing. */
  static BigDecimal percent(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO.setScale(2)
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }
}
