package io.winnow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** DRL files as the guard lets them through; the same for the same random numbers. */
final class RandomRules {

  static final String DEFINITION =
      """
      key: test
      segments: [%s]
      decisions: {segments: ["m.dmn#Given"]}
      rules: [one.drl, two.drl]
      attributes:
        - {name: n, type: number}
        - {name: t, type: string}
        - {name: s, type: string}
        - {name: b, type: boolean}
        - {name: d, type: date}
        - {name: l, type: stringList}
        - {name: complaintOpen, type: boolean}
        - {name: preferences, type: stringList}
      """
          .formatted(
              "{id: s0, group: value}, {id: s1, group: value}, {id: s2, group: value},"
                  + "{id: s3, group: value}, {id: s4, group: value}, {id: s5, group: value}");
  static final String OFFERS = "offers: [{id: o0}, {id: o1, lever: 2}, {id: o2, fallback: true}]";
  static final String GIVEN =
      RuleSetFixture.dmn(
          RuleSetFixture.table(
              "Given",
              "hitPolicy=\"COLLECT\"",
              "contact.country | contact.gender",
              "",
              """
              "DE","AT" | - | "s0" | x
              "DE" | - | "s1" | x
              not("US") | "f" | "s2" | x
              - | "m" | "s0" | x
              - | "m" | "s4" | x
              """));

  private static final int SEGMENTS = 6;
  private static final int MOST_CONCLUSIONS = 3;
  private static final List<String> CONTACT =
      List.of(
          "country == \"DE\"",
          "country == \"AT\"",
          "country == \"US\"",
          "country == \"\"",
          "country != \"DE\"",
          "country in (\"DE\", \"AT\", null)",
          "country not in (\"DE\", \"SE\")",
          "country matches \"[A-D].*\"",
          "country not matches \"(D|S)E\"",
          "country > \"D\"",
          "country >= \"DE\"",
          "country <= \"GB\"",
          "country str[startsWith] \"D\"",
          "country str[length] 2",
          "country == null",
          "country != null",
          "gender == null || country == \"DE\"",
          "(age > 20 && age < 60) || gender == \"f\"",
          "age > 17",
          "age > 30",
          "age > 50",
          "age >= 18",
          "age < 40",
          "age == 36",
          "age == null",
          "age != null && age > 18",
          "interests contains \"outdoor\"",
          "interests not contains \"a\"",
          "\"a\" memberOf interests",
          "interests == null",
          "attributes[\"n\"] == 3",
          "attributes[\"n\"] == null",
          "attributes[\"t\"] == \"a\"",
          "attributes[\"t\"] == \"b\"",
          "attributes[\"t\"] == \"c\"",
          "attributes[\"t\"] != \"a\"",
          "attributes[\"t\"] matches \"[ab]\"",
          "attributes[\"b\"] == true",
          "attributes[\"b\"] == false",
          "attributes[\"b\"] != true",
          "birthDate >= \"01-Jan-1985\"",
          "birthDate < \"01-Jan-1985\"",
          "createdAt != null",
          "incomeBand == \"low\" || == \"high\"",
          "incomeBand == \"low\"",
          "incomeBand == \"middle\"",
          "incomeBand == \"high\"",
          "language == \"de\", $c: country, gender == \"f\"",
          "$a: age, age > 3",
          "this != null");
  private static final List<String> METRICS =
      List.of(
          "orders > 2",
          "orders > 3",
          "orders > 100",
          "orders >= 1",
          "orders < 1",
          "orders <= 4",
          "orders == 0",
          "orders == 1",
          "orders == 2",
          "orders == 3",
          "orders != 2",
          "orders == null",
          "orders in (1, 2, 3)",
          "recencyDays < orders",
          "recencyDays == orders",
          "emailsSent90d > 24",
          "emailsSent90d > 5, emailsOpened90d == 0",
          "engagementRate >= 0.5B",
          "engagementRate >= 0.05B, engagementRate < 0.2B",
          "engagementRate == 0.5B",
          "engagementRate == 1B",
          "engagementRate == 0.2B",
          "spend > 100",
          "spend > 499.99B && spend <= 1000",
          "spend == 500",
          "historicalValue != null",
          "surveyAnswers != null",
          "lastProductViewed == \"a\"",
          "!(orders > 2)",
          "firstPurchaseAt != null");
  private static final List<String> OTHERS =
      List.of(
          "Consent(purposes[\"marketing\"] == \"granted\")",
          "Consent(purposes[\"marketing\"] == \"denied\")",
          "Consent(purposes[\"marketing\"] != \"granted\")",
          "Consent(purposes[\"marketing\"] == null)",
          "Consent(channels[\"email\"] == \"granted\")",
          "Consent()",
          "Context(channel == \"email\")",
          "Context(channel == \"sms\")",
          "Context(channel == \"push\")",
          "Context(channel == null)",
          "Context(channel != \"email\", placement == \"newsletter\")",
          "Context(purpose == \"marketing\")",
          "Context(zone matches \"Europe/.*\")",
          "Context(extra[\"any\"] == \"a\")",
          "Context(extra[\"any\"] == \"DE\")",
          "Context(extra[\"any\"] == \"\")",
          "Context(extra[\"any\"] == null)",
          "Context(extra[\"any\"] != \"a\")",
          "Context(extra[\"any\"] matches \"D.\")",
          "Context(extra[\"any\"] == true)");
  private static final List<String> DARING =
      List.of(
          "Context(extra[\"any\"] == 3)",
          "Context(extra[\"any\"] == 3.0)",
          "Context(extra[\"any\"] > 2)",
          "Contact(attributes[\"n\"] > 2)",
          "Contact(attributes[\"n\"] <= 3)",
          "Contact(attributes[\"d\"] > \"a\")",
          "Contact(interests.size > 1)",
          "Metrics(orders + 1 > 2)",
          "Metrics(spend / orders > 100)");
  private static final List<String> SCORES =
      List.of(
          "1", "0.5", "-2", "-0.25", "0.5 + 0.25", "2 * 3", "10L", "2.5f", "(1.5)", "1 / 2", "7d");
  private static final List<String> NEED_A_SESSION =
      List.of(
          "rule \"no loop\" no-loop true when Contact() then insert(new SegmentMatch(\"s5\")); end",
          "rule \"lock\" lock-on-active true when SegmentMatch(id == \"s1\") then insert(new"
              + " SegmentMatch(\"s5\")); end",
          "rule \"group 1\" activation-group \"g\" when Contact() then insert(new"
              + " SegmentMatch(\"s4\")); end rule \"group 2\" activation-group \"g\" when Metrics()"
              + " then insert(new SegmentMatch(\"s5\")); end",
          "rule \"join\" when Contact($c: country) Exclusion(offer != $c) then insert(new"
              + " SegmentMatch(\"s5\")); end",
          "rule \"inner\" when not (SegmentMatch(id == \"s1\") and Metrics(orders > 2)) then"
              + " insert(new SegmentMatch(\"s5\")); end",
          "rule \"named\" when SegmentMatch($i: id) then insert(new Exclusion(\"*\", \"in \" + $i));"
              + " end");

  private final SplittableRandom random;
  private final boolean daring;
  private final boolean looping;
  private final boolean needsSession;
  private final boolean twoPackages;

  /** Whether the file that is written is one of a package of its own. */
  private boolean apart;

  RandomRules(int seed) {
    random = new SplittableRandom(seed);
    daring = seed % 5 == 3;
    looping = seed % 6 == 4;
    needsSession = seed % 10 == 7;
    twoPackages = seed % 3 == 0;
  }

  boolean isDirect() {
    return !needsSession;
  }

  /**
   * The first file, or the second, which may be a package of its own. Then it has no {@code not}
   * and no {@code exists}: sessions forget some of those in all packages but the largest (akin to
   * apache/incubator-kie#7115).
   */
  String file(String name, int rules) {
    apart = twoPackages && name.equals("two");
    StringBuilder drl = new StringBuilder("package ").append(apart ? "two" : "one").append(";\n");
    for (int i = 0; i < rules; i++) {
      drl.append(rule(name + " " + i));
    }
    if (needsSession && !apart) {
      drl.append(pick(NEED_A_SESSION).replace("rule \"", "rule \"" + name + " ")).append('\n');
    }
    return drl.toString();
  }

  private String rule(String name) {
    int concluded = random.nextInt(SEGMENTS);
    StringBuilder rule = new StringBuilder("rule \"").append(name).append("\"");
    if (random.nextInt(3) == 0) {
      rule.append(" @text(\"why ").append(name).append("\")");
    }
    if (random.nextInt(3) == 0) {
      rule.append(" salience ").append(random.nextInt(-2, 4));
    }
    if (random.nextInt(12) == 0) {
      rule.append(pick(" date-effective", " date-expires"))
          .append(pick(" \"22-Nov-2026\"", " \"23-Nov-2026\"", " \"01-Jan-2020\""));
    }
    if (random.nextInt(20) == 0) {
      rule.append(pick(" enabled true", " enabled false"));
    }
    String conditions = conditions(concluded);
    while (conditions.split("SegmentMatch|Exclusion|OfferProposal").length > MOST_CONCLUSIONS + 1) {
      conditions = conditions(concluded);
    }
    rule.append("\nwhen\n").append(conditions).append("then\n");
    for (int i = random.nextInt(8) == 0 ? random.nextInt(3) : 1; i > 0; i--) {
      rule.append("  insert(new ").append(conclusion(concluded)).append(");\n");
    }
    return rule.append("end\n").toString();
  }

  private String conditions(int concluded) {
    StringBuilder conditions = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      conditions.append("  ").append(condition(concluded)).append('\n');
    }
    return conditions.toString();
  }

  private String condition(int concluded) {
    return switch (random.nextInt(apart ? 8 : 12)) {
      case 8 -> "not " + pattern(SEGMENTS);
      case 9 -> "exists " + pattern(concluded);
      case 0 -> "(" + pattern(concluded) + " or " + pattern(concluded) + ")";
      case 10 -> "(not " + pattern(SEGMENTS) + " or (" + pattern(concluded) + " and Contact()))";
      default -> pattern(concluded);
    };
  }

  /**
   * @param below the segments that it may ask for, so that rules come to an end
   */
  private String pattern(int below) {
    if (daring && random.nextInt(12) == 0) {
      return pick(DARING);
    }
    return switch (random.nextInt(5)) {
      case 0 -> "Contact(" + constraints(CONTACT) + ")";
      case 1 -> "Metrics(" + constraints(METRICS) + ")";
      case 2 -> pick(OTHERS);
      default -> looping && random.nextInt(4) == 0 ? ofAny() : ofSegments(below);
    };
  }

  private String constraints(List<String> from) {
    List<String> chosen = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String constraint = pick(from);
      if (!constraint.contains("$") || chosen.stream().noneMatch(c -> c.contains("$"))) {
        chosen.add(constraint);
      }
    }
    return String.join(", ", chosen).replace("$", "$" + random.nextInt(1_000_000));
  }

  private String ofAny() {
    return pick(
        "SegmentMatch()",
        "SegmentMatch(id != \"s9\")",
        "SegmentMatch(id matches \"s.\")",
        "Exclusion(offer == \"*\")",
        "Exclusion(reason != \"b\")",
        "OfferProposal(score > 0.4)",
        "OfferProposal(offer == \"o1\")");
  }

  private String ofSegments(int below) {
    if (below == 0) {
      return "Contact(country != \"SE\")";
    }
    String id = "\"s" + random.nextInt(below) + "\"";
    return switch (random.nextInt(6)) {
      case 0 -> "SegmentMatch(id < \"s" + below + "\")";
      case 1 -> "SegmentMatch(id in (\"s0\", " + id + "))";
      case 2 -> "SegmentMatch(id == " + id + " || id == \"s0\")";
      case 3 -> "SegmentMatch(id >= " + id + ", id < \"s" + below + "\")";
      default -> "SegmentMatch(id == " + id + ")";
    };
  }

  private String conclusion(int concluded) {
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          "OfferProposal(\"o%d\", %s)"
              .formatted(random.nextInt(3), random.nextInt(6) == 0 ? "null" : pick(SCORES));
      case 2, 3 ->
          "Exclusion(%s, %s)"
              .formatted(
                  pick("\"*\"", "\"o0\"", "\"o1\""),
                  pick("\"a\"", "\"b\"", "\"a\" + \"b\"", "\"n\" + 1.50", "null"));
      default -> "SegmentMatch(\"s" + concluded + "\")";
    };
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
