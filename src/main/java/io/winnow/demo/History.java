package io.winnow.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody did until {@code at}. Buying is a Poisson process whose rate differs from person to
 * person by a gamma distribution and ends at some time without a word (Schmittlein, Morrison and
 * Colombo's counting of customers), with a busy November and December; reading mail and visiting
 * the shop follow one temper of the person.
 */
final class History {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double DAYS_PER_YEAR = 365.25;

  /** Orders by month, January first, as a share of the busiest. */
  private static final double[] SEASON = {
    0.4, 0.45, 0.55, 0.55, 0.55, 0.5, 0.45, 0.45, 0.55, 0.6, 1.0, 0.95
  };

  private static final int MAIL_DAYS = 180;
  private static final int WEB_DAYS = 60;

  private record Happened(Instant at, String type, Map<String, Object> more) {}

  private final Dice dice;
  private final Profile profile;
  private final Instant at;
  private final List<Happened> happened = new ArrayList<>();

  /** From 0, not interested, to 1. */
  private final double temper;

  private History(Dice dice, Profile profile, Instant at) {
    this.dice = dice;
    this.profile = profile;
    this.at = at;
    this.temper = StrictMath.pow(dice.unit(), 1.6);
  }

  /** The events as the API takes them, in the order of time. */
  static List<Map<String, Object>> of(String contactId, Profile profile, Dice dice, Instant at) {
    History history = new History(dice, profile, at);
    history.purchases();
    history.mails();
    history.visits();
    history.surveys();
    return history.events(contactId);
  }

  private void purchases() {
    if (dice.chance(0.12)) {
      return; // signed up and never bought
    }
    double perYear = dice.gamma(1.1, 2.4) / mean(SEASON);
    double stays = dice.exponential(2.2 * DAYS_PER_YEAR);
    double typical = (28 + 22 * profile.income) * StrictMath.exp(dice.normal(0, 0.35));
    Instant time = after(profile.createdAt, dice.exponential(20));
    Instant end = after(profile.createdAt, stays);
    while (time.isBefore(at) && time.isBefore(end)) {
      if (dice.chance(SEASON[time.atZone(ZoneOffset.UTC).getMonthValue() - 1])) {
        buy(time, typical * StrictMath.exp(dice.normal(0, 0.5)));
      }
      time = after(time, dice.exponential(DAYS_PER_YEAR / perYear));
    }
  }

  private void buy(Instant time, double euros) {
    BigDecimal value =
        BigDecimal.valueOf(Math.max(4.9, euros) * profile.country.prices())
            .setScale(2, RoundingMode.HALF_UP);
    add(time, "purchase", money(value));
    if (dice.chance(0.05)) {
      BigDecimal share = BigDecimal.valueOf(dice.between(1, 4)).movePointLeft(1);
      BigDecimal back = value.multiply(share.max(new BigDecimal("0.2"))).negate();
      add(
          after(time, dice.between(4, 20)),
          "purchase",
          money(back.setScale(2, RoundingMode.HALF_UP)));
    }
  }

  private Map<String, Object> money(BigDecimal value) {
    Map<String, Object> money = new LinkedHashMap<>();
    money.put("value", value);
    money.put("currency", profile.country.currency());
    return money;
  }

  private void mails() {
    if (!profile.emailGranted) {
      return;
    }
    Instant time = latest(profile.createdAt, at.minus(MAIL_DAYS, ChronoUnit.DAYS));
    double every = dice.chance(0.03) ? 3 : dice.between(8, 15);
    double opens = 0.04 + 0.6 * temper;
    int issue = 0;
    for (time = after(time, every * dice.unit()); time.isBefore(at); time = after(time, every)) {
      Map<String, Object> mail = properties("message", "newsletter-" + ++issue);
      add(time, "email_sent", mail);
      if (dice.chance(opens)) {
        Instant opened = after(time, dice.exponential(0.4));
        add(opened, "email_opened", mail);
        if (dice.chance(0.1 + 0.15 * temper)) {
          add(after(opened, 0.002 + 0.004 * dice.unit()), "email_clicked", mail);
        }
      }
    }
    if (dice.chance(0.02)) {
      add(after(at, -90 * dice.unit()), "unsubscribed", properties("channel", "email"));
    }
  }

  private void visits() {
    double every = 4 + dice.exponential(60 * (1.05 - temper));
    Instant time = latest(profile.createdAt, at.minus(WEB_DAYS, ChronoUnit.DAYS));
    for (time = after(time, dice.exponential(every));
        time.isBefore(at);
        time = after(time, dice.exponential(every))) {
      Instant click = time;
      for (int pages = dice.between(1, 4); pages > 0; pages--) {
        add(click, "page_viewed", properties("page", dice.oneOf(List.of("/", "/new", "/sale"))));
        click = after(click, 0.0005 + 0.001 * dice.unit());
      }
      for (int products = dice.between(0, 2); products > 0; products--) {
        add(click, "product_viewed", properties("product", product()));
        click = after(click, 0.001 + 0.002 * dice.unit());
        if (dice.chance(0.12)) {
          add(click, "cart_abandoned", properties("product", product()));
        }
      }
    }
  }

  private String product() {
    String kind =
        profile.interests.isEmpty() || dice.chance(0.3)
            ? dice.oneOf(List.of("basics", "gifts"))
            : dice.oneOf(profile.interests);
    return kind + "-" + dice.between(1, 40);
  }

  private void surveys() {
    if (dice.chance(0.15 * (0.4 + temper))) {
      Instant time = after(at, -300 * dice.unit());
      Map<String, Object> nps = properties("question", "recommend");
      nps.put("answer", BigDecimal.valueOf(Math.min(10, dice.between(3, 9) + (int) (3 * temper))));
      add(time, "survey_answered", nps);
      Map<String, Object> wish = properties("question", "wish");
      wish.put("answer", dice.oneOf(List.of("more choice", "lower prices", "faster delivery")));
      add(after(time, 0.001), "survey_answered", wish);
    }
  }

  private List<Map<String, Object>> events(String contactId) {
    List<Happened> inTime =
        happened.stream()
            .filter(event -> !event.at().isBefore(profile.createdAt) && event.at().isBefore(at))
            .sorted(Comparator.comparing(Happened::at)) // stable: ties as they were made
            .toList();
    List<Map<String, Object>> events = new ArrayList<>();
    for (Happened one : inTime) {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("id", contactId + "-" + (events.size() + 1));
      event.put("contactId", contactId);
      event.put("type", one.type());
      event.put("at", one.at().toString());
      if (one.type().equals("purchase")) {
        event.putAll(one.more());
      } else {
        event.put("properties", one.more());
      }
      events.add(event);
    }
    return events;
  }

  private void add(Instant time, String type, Map<String, Object> more) {
    happened.add(new Happened(time, type, more));
  }

  private static Map<String, Object> properties(String name, Object value) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(name, value);
    return properties;
  }

  private static Instant after(Instant time, double days) {
    return time.plusSeconds((long) (days * SECONDS_PER_DAY));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
