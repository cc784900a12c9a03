package io.winnow.core.contact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Figures about a contact's behaviour as of one instant, {@code at}; null where not known. Windows
 * are half-open, {@code (at − n × 24 h, at]}; days are calendar days in the zone asked for. A name
 * without a window looks at the whole history. docs/reference/metrics.md says the same at length.
 *
 * <p>An <em>order</em> is a purchase with a value of zero or more; a negative value is a return.
 * Money is never added up over currencies: with orders in more than one, the money figures are
 * null.
 *
 * @param recencyDays days since the last order (Hughes: R)
 * @param orders number of orders (Hughes: F); 0 when none is recorded
 * @param spend value of all orders, returns not taken off (Hughes: M); in {@code currency}
 * @param averageOrderValue spend / orders, 4 decimals; in {@code currency}
 * @param ordersPerMonth orders / months known, a month being 30.4375 days and at least one month
 *     counted, known since the earlier of {@code createdAt} and the first order; 4 decimals
 * @param tenureDays days since the contact's {@code createdAt}
 * @param historicalValue spend less returns: what the contact has brought so far; in {@code
 *     currency}
 * @param rScore fifth of the base by recencyDays, 5 = most recent ({@link RfmBoundaries})
 * @param fScore fifth of the base by orders, 5 = most often
 * @param mScore fifth of the base by spend among those who pay in the same currency, 5 = most
 * @param emailsSent90d e-mails sent in the last 90 days
 * @param emailsOpened90d openings in the last 90 days
 * @param emailsClicked90d clicks in the last 90 days
 * @param engagementRate openings and clicks for each e-mail sent in the last 90 days, each event
 *     weighing 2^(−age / 30 d), at most 1; 4 decimals; null when nothing was sent (definition ours)
 * @param lastEngagementDays days since the last opening, click, page or product view, abandoned
 *     cart or survey answer
 * @param pageViews30d page views in the last 30 days, product views not counted
 * @param productViews30d product views in the last 30 days
 * @param lastProductViewed the {@code product} of the latest product view
 * @param abandonedCartDays days since the latest abandoned cart; null once an order came at or
 *     after it
 * @param surveyAnswers question → latest answer
 * @param purchaseDays number of days with an order (Fader and Hardie: frequency + 1)
 * @param purchaseSpanDays days from the first to the last order (Fader and Hardie: recency, t_x)
 * @param observedDays days since the first order (Fader and Hardie: T)
 * @param firstPurchaseAt instant of the first order
 * @param lastPurchaseAt instant of the last order
 * @param meanRepeatValue mean value of the days with an order, the first such day left out; 0 with
 *     one day only, as Fader and Hardie have it; 4 decimals; in {@code currency}
 * @param orders365d orders in the last 365 days
 * @param spend365d value of the orders in the last 365 days; in {@code currency}
 * @param currency ISO 4217 code of all money figures; null when unnamed or when orders are in more
 *     than one
 * @param surveyAnsweredAt question → instant of the latest answer
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
    Map<String, Object> surveyAnswers,
    Integer purchaseDays,
    Integer purchaseSpanDays,
    Integer observedDays,
    Instant firstPurchaseAt,
    Instant lastPurchaseAt,
    BigDecimal meanRepeatValue,
    Integer orders365d,
    BigDecimal spend365d,
    String currency,
    Map<String, Instant> surveyAnsweredAt) {

  /** Nothing is known, not even that nothing happened. */
  public static final ContactMetrics UNKNOWN =
      new ContactMetrics(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  public ContactMetrics {
    surveyAnswers = known(surveyAnswers);
    surveyAnsweredAt = known(surveyAnsweredAt);
  }

  /** A null is not known, as if it were not there. */
  private static <T> Map<String, T> known(Map<String, T> values) {
    if (values == null) {
      return null;
    }
    Map<String, T> known = new LinkedHashMap<>(values);
    known.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(known);
  }
}
