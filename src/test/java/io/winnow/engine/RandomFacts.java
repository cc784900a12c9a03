package io.winnow.engine;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Contacts of which anything may be unknown; the same for the same random numbers. */
final class RandomFacts {

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));
  private static final List<Object> ANYTHING =
      Arrays.asList(
          true,
          false,
          null,
          "a",
          "DE",
          "",
          3,
          new BigDecimal("3.0"),
          List.of("a"),
          List.of("a", "s0"),
          List.of(),
          List.of(1, "a"),
          Arrays.asList("a", null),
          Map.of("deeper", "a"));

  private final SplittableRandom random;

  RandomFacts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  ContactFacts next() {
    return new ContactFacts(contact(), RuleSetFixture.metrics(metrics()), consent(), context());
  }

  private Contact contact() {
    return new Contact(
        "C-1",
        pick("Eva", null),
        null,
        pick(
            LocalDate.of(1990, 5, 1),
            LocalDate.of(1980, 1, 1),
            LocalDate.of(2010, 2, 28),
            LocalDate.of(1940 + random.nextInt(80), 1 + random.nextInt(12), 1),
            null),
        pick(17, 18, 3, null),
        pick("f", "m", null),
        pick("DE", "AT", "US", "GB", "SE", "a", "", null),
        pick("Tirol", "Bayern", null),
        null,
        pick("de", "en", null),
        pick("student", "engineer", null),
        pick("low", "middle", "high", "very-high", null),
        null,
        texts("outdoor", "sustainability", "bargains", "a"),
        pick("social", "organic", "referral", "partner", null),
        instant(),
        attributes());
  }

  private Map<String, Object> attributes() {
    Map<String, Object> values = new HashMap<>();
    values.put("n", decimal("0", "1", "2.5", "3", "3.00", "-1", "0.3", "5"));
    values.put("t", pick("a", "b", "c", "a, b", "\u00e4", "-", "", null));
    values.put("s", pick("s0", "s1", "nowhere", null));
    values.put("b", pick(true, false, null));
    values.put("d", pick("1990-05-01", "1979-12-31", null));
    values.put("l", texts("a", "b", "s0", "s1"));
    values.put("complaintOpen", random.nextInt(20) == 0);
    values.put("preferences", texts("email", "sms", "push", "deals", "inspiration"));
    values.values().removeIf(value -> value == null && random.nextBoolean());
    return values;
  }

  private Map<String, Object> metrics() {
    Map<String, Object> values = new HashMap<>();
    for (String name : List.of("recencyDays", "orders", "productViews30d", "abandonedCartDays")) {
      values.put(name, pick(0, 1, 2, 3, 4, random.nextInt(400), null));
    }
    for (String name : List.of("tenureDays", "emailsSent90d", "emailsOpened90d", "rScore")) {
      values.put(name, pick(0, 1, 5, 24, 25, random.nextInt(100), null));
    }
    for (String name : List.of("engagementRate", "ordersPerMonth")) {
      values.put(name, decimal("0", "0.05", "0.2", "0.50", "1", "3.0"));
    }
    for (String name : List.of("spend", "averageOrderValue", "historicalValue")) {
      values.put(name, pick(decimal("0", "100", "500.00", "1000"), decimal("2500.5")));
    }
    values.put("lastProductViewed", pick("a", "b", null));
    values.put("firstPurchaseAt", instant());
    values.put(
        "surveyAnswers", pick(Map.of("score", pick("3", 3, new BigDecimal("4"))), Map.of(), null));
    return values;
  }

  private Consent consent() {
    return new Consent(
        pick(
            Map.of("marketing", ConsentState.GRANTED),
            Map.of("marketing", ConsentState.DENIED),
            Map.<String, ConsentState>of()),
        pick(Map.of("email", ConsentState.GRANTED), Map.<String, ConsentState>of()));
  }

  private Context context() {
    Map<String, Object> extra = new HashMap<>();
    extra.put("any", ANYTHING.get(random.nextInt(ANYTHING.size())));
    return new Context(
        pick("email", "sms", null),
        pick("newsletter", "checkout", null),
        pick("marketing", null),
        RuleSetFixture.AT,
        ZONES.get(random.nextInt(ZONES.size())),
        random.nextInt(8) == 0 ? Map.of() : extra);
  }

  private Instant instant() {
    return pick(
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("1990-05-01T23:30:00Z"),
        Instant.parse("2026-11-22T10:00:00Z"),
        null);
  }

  private BigDecimal decimal(String... texts) {
    return random.nextInt(6) == 0 ? null : new BigDecimal(pick(texts));
  }

  private List<String> texts(String... from) {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(pick(from));
    }
    return random.nextInt(6) == 0 ? null : texts;
  }

  @SafeVarargs
  private <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }
}
