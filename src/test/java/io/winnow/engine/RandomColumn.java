package io.winnow.engine;

import java.util.List;

/**
 * What a column of a random table may hold; the odd choices give errors, or answers that only the
 * engine knows.
 */
record RandomColumn(
    List<String> inputs,
    List<String> oddInputs,
    List<String> allowed,
    List<String> oddTypes,
    List<String> cells,
    List<String> oddCells) {

  private static final RandomColumn NUMBER =
      new RandomColumn(
          List.of(
              "metrics.recencyDays",
              "metrics.engagementRate",
              "contact.age",
              "contact.attributes.n",
              " contact.attributes.n ",
              "metrics.orders * 2",
              "contact.birthDate.month",
              "context.at.day",
              "if metrics.orders > 2 then 1 else 0",
              "if contact.country = null or contact.country = \"DE\" then metrics.orders else null"),
          List.of(
              "metrics.surveyAnswers.score",
              "if contact.attributes.l > 2 then metrics.orders else contact.attributes.t",
              "count(contact.interests)",
              "contact.birthDate.year - 1990",
              "context.any"),
          List.of(">= -1", "null, >= -1", "0, 1, 2, 3, > 3, null", "not(null)", "[0..5]"),
          List.of("number", "tScore", "string"),
          List.of(
              "-",
              "-",
              "3",
              "< 3",
              ">= 3",
              "<= 2.5",
              "> 1",
              "[1..3]",
              "(1..3]",
              "[1..3)",
              "(1..3)",
              "(2..2)",
              "null",
              "not(3)",
              "not(null)",
              "not(1, 2)",
              "3.0",
              "-1",
              "< 1, > 3",
              "1, 2, null",
              " >=  2 ",
              "0.30000000000000001"),
          List.of(
              "[3..1]",
              "not(< 3)",
              "not([1..3], null)",
              "> metrics.orders",
              "? > 2",
              "odd(?)",
              "1 + 2",
              "]1..3[",
              "\"a\"",
              "true"));

  private static final RandomColumn TEXT =
      new RandomColumn(
          List.of(
              "if contact.country in (\"DE\", \"a\") then contact.country else \"other\"",
              "contact.country",
              "contact.attributes.t",
              "context.channel",
              "consent.purposes.marketing",
              "consent.channels.email",
              "metrics.lastProductViewed"),
          List.of(
              "upper case(contact.country)",
              "substring(contact.attributes.t, 1, 1)",
              "context.any"),
          List.of("not(\"c\")", "null, not(\"c\")", "\"a\", \"DE\", \"email\", \"granted\", null"),
          List.of("string", "tText", "number"),
          List.of(
              "-",
              "-",
              "\"a\"",
              "\"DE\"",
              "\"DE\", \"AT\"",
              "not(\"DE\")",
              "not(\"a\", \"AT\")",
              "null",
              "not(null)",
              "\"\"",
              "\"a, b\"",
              "\"granted\"",
              "\"unknown\"",
              "\"email\"",
              "not(\"unknown\", null)",
              "\"\u00e4\"",
              "\"-\"",
              "\"a\" , \"b\"",
              "null, \"sms\""),
          List.of(
              "starts with(?, \"a\")",
              "contact.country",
              "> \"b\"",
              "[\"a\"..\"c\"]",
              "\"a\" in ?",
              "3",
              "false"));

  private static final RandomColumn LIST =
      new RandomColumn(
          List.of("contact.interests", "contact.attributes.l", "segments"),
          List.of("context.any", "contact.attributes.t"),
          List.of("not(null)", "\"a\", \"b\"", "not(\"c\")", "\"a\" in ?"),
          List.of("tTexts", "tText", "tSegments"),
          List.of(
              "-",
              "-",
              "\"a\" in ?",
              "\"a\" in ?, \"s0\" in ?",
              "not(\"a\" in ?)",
              "null",
              "not(null)",
              "\"a\"  in  ?",
              "not(\"a\" in ?, \"s1\" in ?)"),
          List.of(
              "list contains(?, \"s1\")", "\"a\"", "not(\"a\", \"b\")", "count(?) > 1", "[\"a\"]"));

  private static final RandomColumn DATE =
      new RandomColumn(
          List.of("contact.birthDate", "contact.createdAt", "contact.attributes.d"),
          List.of("metrics.firstPurchaseAt", "context.at", "date(context.at)"),
          List.of("not(null)"),
          List.of("date", "dateTime"),
          List.of("-", "null", "not(null)"),
          List.of(
              "< date(\"1990-05-01\")",
              "date(\"1990-05-01\")",
              "> date(context.at)",
              "3",
              "[date(\"1980-01-01\")..date(\"1990-05-01\")]",
              "< @\"1990-05-02\"",
              ">= date and time(\"2026-01-01T00:00:00Z\")"));

  private static final RandomColumn BOOLEAN =
      new RandomColumn(
          List.of("contact.attributes.b", "contact.age >= 18", "context.any = true"),
          List.of("context.any", "contact.country"),
          List.of("true, false", "true, false, null", "true"),
          List.of("boolean", "string"),
          List.of("-", "true", "false", "not(true)", "null", "not(null)", "true, null"),
          List.of("3", "not(false, null)", "? = true"));

  static final List<RandomColumn> ALL = List.of(NUMBER, NUMBER, TEXT, TEXT, LIST, DATE, BOOLEAN);
}
