package io.winnow.bench;

import java.util.SplittableRandom;

/** Decision requests of varied contacts, the same ones for the same number. */
final class Payload {

  private static final String[] COUNTRIES = {"DE", "AT", "CH", "GB", "SE", "US", "FR", "IT"};
  private static final String[] SOURCES = {"social", "organic", "referral", "partner"};

  private Payload() {}

  /** One request without line ends. */
  static String request(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return """
        {"requestId":"r-%d","contact":{"id":"bench-%d","birthDate":"%d-05-01","country":"%s",\
        "leadSource":"%s","interests":["outdoor"]},"metrics":{"recencyDays":%d,"orders":%d,\
        "historicalValue":%d.50,"engagementRate":0.%d,"productViews30d":%d,"emailsSent90d":%d},\
        "consent":{"purposes":{"marketing":"granted"},"channels":{"email":"granted"}},\
        "context":{"channel":"email","placement":"newsletter","purpose":"marketing"}}"""
        .formatted(
            number,
            number,
            1950 + random.nextInt(55),
            COUNTRIES[random.nextInt(COUNTRIES.length)],
            SOURCES[random.nextInt(SOURCES.length)],
            random.nextInt(400),
            random.nextInt(12),
            random.nextInt(2000),
            random.nextInt(1, 9),
            random.nextInt(8),
            random.nextInt(30));
  }
}
