package io.winnow.core.contact;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Figures about a contact's behaviour as of one instant; null where not known. Definitions, units
 * and sources stand in docs/reference/metrics.md and at {@link MetricsCalculator}.
 */
public record ContactMetrics(
    Integer recencyDays,
    Integer orders,
    BigDecimal spend,
    BigDecimal averageOrderValue,
    BigDecimal ordersPerMonth,
    Integer tenureDays,
    BigDecimal historicalValue,
    Integer rScore,
    Integer fScore,
    Integer mScore,
    Integer emailsSent90d,
    Integer emailsOpened90d,
    Integer emailsClicked90d,
    BigDecimal engagementRate,
    Integer lastEngagementDays,
    Integer pageViews30d,
    Integer productViews30d,
    String lastProductViewed,
    Integer abandonedCartDays,
    Map<String, Object> surveyAnswers) {

  public ContactMetrics {
    surveyAnswers = surveyAnswers == null ? null : Map.copyOf(surveyAnswers);
  }
}
