package io.winnow.experiment;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What is known of the contacts that one variant has reached.
 *
 * @param variant null: those held out
 * @param segment those who were in it at their first exposure; null: all
 * @param contacts how many
 * @param mixed how many of them have seen another variant, too
 * @param x sum of what they spent in the year before their first exposure
 * @param xx sum of its squares
 * @param metrics by name; absent: nobody has any
 */
public record VariantSums(
    String variant,
    String segment,
    long contacts,
    long mixed,
    BigDecimal x,
    BigDecimal xx,
    Map<String, MetricSum> metrics) {

  /**
   * Sums of one metric over contacts.
   *
   * @param xy of its products with what was spent before
   */
  public record MetricSum(BigDecimal sum, BigDecimal squares, BigDecimal xy) {

    public static final MetricSum NONE =
        new MetricSum(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  public MetricSum metric(String name) {
    return metrics.getOrDefault(name, MetricSum.NONE);
  }
}
