package io.winnow.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who somebody is. Age, education, occupation and income hang together, interests and the way in
 * depend on age; here and there something is not known, as in any real base.
 */
final class Profile {

  private static final double DAYS_PER_YEAR = 365.25;
  private static final int MAX_TENURE_DAYS = 4 * 365;
  private static final List<String> EDUCATION =
      List.of("secondary", "vocational", "bachelor", "master", "doctorate");
  private static final List<String> INCOME = List.of("low", "middle", "high", "very-high");
  private static final List<String> SOURCES =
      List.of("organic", "social", "referral", "partner", "other");
  private static final List<String> PREFERENCES =
      List.of("email", "sms", "push", "deals", "inspiration");

  final Country country;
  final int age;
  final int income;
  final boolean emailGranted;
  final Instant createdAt;
  final List<String> interests;

  private final Dice dice;
  private final Instant at;

  Profile(Dice dice, Instant at) {
    this.dice = dice;
    this.at = at;
    country = Country.draw(dice);
    age = (int) Math.max(16, Math.min(92, dice.normal(42, 15)));
    education = education();
    income = income();
    interests = interests();
    // more people came lately than long ago
    double ago = MAX_TENURE_DAYS * StrictMath.pow(dice.unit(), 1.4);
    createdAt = at.minus((long) (ago * 86_400), ChronoUnit.SECONDS);
    emailGranted = dice.chance(0.8);
  }

  private final int education;

  private int education() {
    if (age < 22) {
      return dice.weighted(80, 20);
    }
    return age < 60 ? dice.weighted(18, 32, 27, 19, 4) : dice.weighted(30, 40, 14, 13, 3);
  }

  private int income() {
    double level = -0.6 + 0.55 * education + (age < 26 || age > 67 ? -0.8 : 0.3);
    double drawn = level + dice.normal(0, 0.7);
    return drawn < 0 ? 0 : drawn < 1.3 ? 1 : drawn < 2.3 ? 2 : 3;
  }

  private List<String> interests() {
    Map<String, Double> likely = new LinkedHashMap<>();
    likely.put("outdoor", country == Country.NO || country == Country.CH ? 0.5 : 0.28);
    likely.put("sustainability", age < 40 ? 0.3 : 0.15);
    likely.put("bargains", income == 0 ? 0.4 : 0.16);
    likely.put("fashion", age < 35 ? 0.35 : 0.18);
    likely.put("home", age > 30 ? 0.3 : 0.1);
    likely.put("tech", age < 50 ? 0.25 : 0.12);
    likely.put("travel", income > 1 ? 0.3 : 0.17);
    likely.put("gardening", age > 50 ? 0.3 : 0.06);
    likely.put("cooking", 0.2);
    List<String> chosen = new ArrayList<>();
    likely.forEach(
        (interest, probability) -> {
          if (dice.chance(probability)) {
            chosen.add(interest);
          }
        });
    return chosen;
  }

  /** The contact as the API takes it. */
  Map<String, Object> contact(String id, int number) {
    Map<String, Object> contact = new LinkedHashMap<>();
    int gender = dice.weighted(51, 46, 1, 2);
    String firstName = country.firstName(dice, gender == 0 || (gender > 1 && dice.chance(0.5)));
    String[] place = country.place(dice);
    LocalDate birthDate =
        at.atZone(ZoneOffset.UTC)
            .toLocalDate()
            .minusDays((long) (age * DAYS_PER_YEAR) + dice.between(1, 364));
    contact.put("id", id);
    contact.put("firstName", firstName);
    contact.put("email", ascii(firstName) + "." + number + "@example.com");
    switch (dice.weighted(88, 4, 8)) {
      case 0 -> contact.put("birthDate", birthDate.toString());
      case 1 -> contact.put("age", age);
      default -> {
        // never told us
      }
    }
    if (gender < 3) {
      contact.put("gender", List.of("female", "male", "non-binary").get(gender));
    }
    contact.put("country", country.name());
    contact.put("region", place[1]);
    contact.put("city", place[0]);
    contact.put("language", country.language(dice));
    if (dice.chance(0.8)) {
      contact.put("occupation", occupation());
    }
    if (dice.chance(0.85)) {
      contact.put("incomeBand", INCOME.get(income));
    }
    if (dice.chance(0.9)) {
      contact.put("education", EDUCATION.get(education));
    }
    contact.put("interests", interests);
    contact.put("leadSource", SOURCES.get(dice.weighted(35, age < 35 ? 40 : 15, 18, 12, 8)));
    contact.put("createdAt", createdAt.toString());
    contact.put("attributes", attributes());
    contact.put("consent", consent());
    return contact;
  }

  private String occupation() {
    if (age < 23) {
      return dice.chance(0.7) ? "student" : "trainee";
    }
    if (age > 66) {
      return "retired";
    }
    return switch (education) {
      case 0 -> dice.oneOf(List.of("sales assistant", "driver", "caretaker", "clerk"));
      case 1 -> dice.oneOf(List.of("nurse", "electrician", "carpenter", "bookkeeper", "chef"));
      case 2 -> dice.oneOf(List.of("social worker", "developer", "designer", "journalist"));
      case 3 -> dice.oneOf(List.of("engineer", "teacher", "manager", "architect", "analyst"));
      default -> dice.oneOf(List.of("physician", "researcher", "lecturer"));
    };
  }

  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (dice.chance(0.015)) {
      attributes.put("complaintOpen", true);
    }
    if (dice.chance(0.01)) {
      attributes.put("unsubscribed", true);
    }
    if (dice.chance(0.4)) {
      double young = age < 40 ? 0.45 : 0.15;
      double[] likely = {0.7, young / 2, young, 0.4, 0.3};
      List<String> chosen = new ArrayList<>();
      for (int i = 0; i < likely.length; i++) {
        if (dice.chance(likely[i])) {
          chosen.add(PREFERENCES.get(i));
        }
      }
      attributes.put("preferences", chosen);
    }
    return attributes;
  }

  private Map<String, Object> consent() {
    Map<String, Object> purposes = new LinkedHashMap<>();
    tell(purposes, "marketing", 0.74, 0.12);
    tell(purposes, "profiling", 0.55, 0.2);
    Map<String, Object> channels = new LinkedHashMap<>();
    channels.put("email", emailGranted ? "granted" : "denied");
    tell(channels, "sms", 0.35, 0.35);
    tell(channels, "push", age < 40 ? 0.5 : 0.2, 0.3);
    Map<String, Object> consent = new LinkedHashMap<>();
    consent.put("purposes", purposes);
    consent.put("channels", channels);
    consent.put("at", createdAt.toString());
    return consent;
  }

  private void tell(Map<String, Object> consent, String name, double granted, double denied) {
    double drawn = dice.unit();
    if (drawn < granted + denied) {
      consent.put(name, drawn < granted ? "granted" : "denied");
    }
  }

  private static String ascii(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
