package io.winnow.core.contact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Where the fifths of the customer base begin and end for recency, frequency and monetary value
 * (Arthur M. Hughes, Strategic Database Marketing: each fifth is scored 1 to 5, 5 being best).
 *
 * <p>Each list holds the values at 20, 40, 60 and 80 % of the base (discrete percentiles: values
 * that occur). A value equal to a boundary belongs to the lower fifth, so equal customers get equal
 * scores and the fifths may differ in size.
 *
 * @param recencyDays empty when nobody has bought
 * @param orders empty when nobody has bought
 * @param spend by currency, since amounts of different currencies are not compared
 */
public record RfmBoundaries(
    List<Integer> recencyDays, List<Integer> orders, Map<String, List<BigDecimal>> spend) {

  /** Nothing is known of the base: no scores. */
  public static final RfmBoundaries NONE = new RfmBoundaries(List.of(), List.of(), Map.of());

  public RfmBoundaries {
    recencyDays = List.copyOf(recencyDays);
    orders = List.copyOf(orders);
    spend = Map.copyOf(spend);
  }

  /** 5 for the fifth that bought last; null when either side is not known. */
  Integer recencyScore(Integer days) {
    Integer fifth = fifth(days, recencyDays);
    return fifth == null ? null : 6 - fifth;
  }

  /** 5 for the fifth that ordered most often; null when either side is not known. */
  Integer frequencyScore(Integer count) {
    return fifth(count, orders);
  }

  /** 5 for the fifth that spent most in this currency; null when either side is not known. */
  Integer monetaryScore(BigDecimal amount, String currency) {
    return fifth(amount, spend.getOrDefault(currency == null ? "" : currency, List.of()));
  }

  private static <T extends Comparable<T>> Integer fifth(T value, List<T> boundaries) {
    if (value == null || boundaries.isEmpty()) {
      return null;
    }
    return 1 + (int) boundaries.stream().filter(b -> value.compareTo(b) > 0).count();
  }
}
