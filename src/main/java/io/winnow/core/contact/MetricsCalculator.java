package io.winnow.core.contact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Events in, {@link ContactMetrics} out: the same events give the same figures in whatever order
 * they arrived and however often they were sent. What happened after {@code at} is not seen.
 */
public final class MetricsCalculator {

  /** After this time an opening or a click weighs half in {@code engagementRate}. */
  public static final Duration ENGAGEMENT_HALF_LIFE = Duration.ofDays(30);

  private static final Set<EventType> ENGAGEMENT =
      EnumSet.of(
          EventType.EMAIL_OPENED,
          EventType.EMAIL_CLICKED,
          EventType.PAGE_VIEWED,
          EventType.PRODUCT_VIEWED,
          EventType.CART_ABANDONED,
          EventType.SURVEY_ANSWERED);

  private final List<Event> seen;
  private final Instant at;
  private final ZoneId zone;

  private MetricsCalculator(Collection<Event> events, Instant at, ZoneId zone) {
    this.at = at;
    this.zone = zone;
    List<Event> kept = new ArrayList<>(events.size());
    Set<String> ids = new HashSet<>();
    for (Event event : events) {
      if (!event.at().isAfter(at) && (event.id() == null || ids.add(event.id()))) {
        kept.add(event);
      }
    }
    kept.sort(Event.IN_ORDER);
    this.seen = kept;
  }

  /**
   * @param events of one contact, in any order
   * @param createdAt since when the contact is known; may be null
   * @param zone in which calendar days are counted
   * @param base the fifths of the customer base; {@link RfmBoundaries#NONE} for no scores
   */
  public static ContactMetrics calculate(
      Collection<Event> events, Instant createdAt, Instant at, ZoneId zone, RfmBoundaries base) {
    return new MetricsCalculator(events, at, zone).calculate(createdAt, base);
  }

  private ContactMetrics calculate(Instant createdAt, RfmBoundaries base) {
    Purchases purchases = new Purchases(seen);
    SortedMap<LocalDate, BigDecimal> days = purchases.days(zone);
    Instant yearAgo = at.minus(365, ChronoUnit.DAYS);
    Integer recency = daysSince(purchases.last());
    boolean bought = purchases.count() > 0;
    Map<String, Object> answers = new HashMap<>();
    Map<String, Instant> answeredAt = new HashMap<>();
    for (Event event : seen) {
      if (event.type() == EventType.SURVEY_ANSWERED) {
        answers(event)
            .forEach(
                (question, answer) -> {
                  answers.put(question, answer);
                  answeredAt.put(question, event.at());
                });
      }
    }
    return new ContactMetrics(
        recency,
        purchases.count(),
        purchases.spend(),
        purchases.average(),
        purchases.perMonth(createdAt, at),
        createdAt == null || createdAt.isAfter(at) ? null : daysSince(createdAt),
        purchases.net(),
        base.recencyScore(recency),
        bought ? base.frequencyScore(purchases.count()) : null,
        bought ? base.monetaryScore(purchases.spend(), purchases.currency()) : null,
        count(EventType.EMAIL_SENT, 90),
        count(EventType.EMAIL_OPENED, 90),
        count(EventType.EMAIL_CLICKED, 90),
        engagementRate(),
        daysSince(lastEngagement()),
        count(EventType.PAGE_VIEWED, 30),
        count(EventType.PRODUCT_VIEWED, 30),
        lastProduct(),
        abandonedCartDays(purchases.last()),
        answers,
        days.size(),
        bought ? (int) ChronoUnit.DAYS.between(days.firstKey(), days.lastKey()) : null,
        daysSince(purchases.first()),
        purchases.first(),
        purchases.last(),
        purchases.meanRepeat(days),
        purchases.count(yearAgo),
        purchases.spend(yearAgo),
        purchases.currency(),
        answeredAt);
  }

  private static Map<String, Object> answers(Event survey) {
    String question = survey.text("question");
    if (question == null) {
      return survey.properties(); // each property is a question
    }
    Object answer = survey.properties().get("answer");
    return answer == null ? Map.of() : Map.of(question, answer);
  }

  private Integer daysSince(Instant then) {
    if (then == null) {
      return null;
    }
    return (int) ChronoUnit.DAYS.between(Zoned.day(then, zone), Zoned.day(at, zone));
  }

  private int count(EventType type, int days) {
    Instant after = at.minus(days, ChronoUnit.DAYS);
    return (int) seen.stream().filter(e -> e.type() == type && e.at().isAfter(after)).count();
  }

  private BigDecimal engagementRate() {
    Instant after = at.minus(90, ChronoUnit.DAYS);
    double sent = 0;
    double answered = 0;
    for (Event event : seen) {
      if (event.at().isAfter(after)) {
        switch (event.type()) {
          case EMAIL_SENT -> sent += weight(event);
          case EMAIL_OPENED, EMAIL_CLICKED -> answered += weight(event);
          default -> {
            // says nothing about e-mail
          }
        }
      }
    }
    return sent == 0
        ? null
        : BigDecimal.valueOf(Math.min(1, answered / sent)).setScale(4, RoundingMode.HALF_UP);
  }

  private double weight(Event event) {
    double age = Duration.between(event.at(), at).toMillis();
    return Math.pow(2, -age / ENGAGEMENT_HALF_LIFE.toMillis());
  }

  private Instant lastEngagement() {
    return last(ENGAGEMENT) == null ? null : last(ENGAGEMENT).at();
  }

  private String lastProduct() {
    Event view = last(EnumSet.of(EventType.PRODUCT_VIEWED));
    return view == null ? null : view.text("product");
  }

  private Integer abandonedCartDays(Instant lastOrder) {
    Event cart = last(EnumSet.of(EventType.CART_ABANDONED));
    boolean bought = cart != null && lastOrder != null && !lastOrder.isBefore(cart.at());
    return cart == null || bought ? null : daysSince(cart.at());
  }

  private Event last(Set<EventType> types) {
    for (int i = seen.size() - 1; i >= 0; i--) {
      if (types.contains(seen.get(i).type())) {
        return seen.get(i);
      }
    }
    return null;
  }
}
