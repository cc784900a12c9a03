package io.winnow.engine.fact;

import io.winnow.core.contact.ContactMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** The contact's figures as DRL rules see them; null where something is not known. */
public final class Metrics {

  private final ContactMetrics metrics;

  public Metrics(ContactMetrics metrics) {
    this.metrics = metrics;
  }

  public Integer getRecencyDays() {
    return metrics.recencyDays();
  }

  public Integer getOrders() {
    return metrics.orders();
  }

  public BigDecimal getSpend() {
    return metrics.spend();
  }

  public BigDecimal getAverageOrderValue() {
    return metrics.averageOrderValue();
  }

  public BigDecimal getOrdersPerMonth() {
    return metrics.ordersPerMonth();
  }

  public Integer getTenureDays() {
    return metrics.tenureDays();
  }

  public BigDecimal getHistoricalValue() {
    return metrics.historicalValue();
  }

  public Integer getRScore() {
    return metrics.rScore();
  }

  public Integer getFScore() {
    return metrics.fScore();
  }

  public Integer getMScore() {
    return metrics.mScore();
  }

  public Integer getEmailsSent90d() {
    return metrics.emailsSent90d();
  }

  public Integer getEmailsOpened90d() {
    return metrics.emailsOpened90d();
  }

  public Integer getEmailsClicked90d() {
    return metrics.emailsClicked90d();
  }

  public BigDecimal getEngagementRate() {
    return metrics.engagementRate();
  }

  public Integer getLastEngagementDays() {
    return metrics.lastEngagementDays();
  }

  public Integer getPageViews30d() {
    return metrics.pageViews30d();
  }

  public Integer getProductViews30d() {
    return metrics.productViews30d();
  }

  public String getLastProductViewed() {
    return metrics.lastProductViewed();
  }

  public Integer getAbandonedCartDays() {
    return metrics.abandonedCartDays();
  }

  public Map<String, Object> getSurveyAnswers() {
    return metrics.surveyAnswers();
  }

  public Integer getPurchaseDays() {
    return metrics.purchaseDays();
  }

  public Integer getPurchaseSpanDays() {
    return metrics.purchaseSpanDays();
  }

  public Integer getObservedDays() {
    return metrics.observedDays();
  }

  public Instant getFirstPurchaseAt() {
    return metrics.firstPurchaseAt();
  }

  public Instant getLastPurchaseAt() {
    return metrics.lastPurchaseAt();
  }

  public BigDecimal getMeanRepeatValue() {
    return metrics.meanRepeatValue();
  }

  public Integer getOrders365d() {
    return metrics.orders365d();
  }

  public BigDecimal getSpend365d() {
    return metrics.spend365d();
  }

  public String getCurrency() {
    return metrics.currency();
  }

  public Map<String, Instant> getSurveyAnsweredAt() {
    return metrics.surveyAnsweredAt();
  }
}
