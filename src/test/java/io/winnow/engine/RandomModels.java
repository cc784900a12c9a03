package io.winnow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rule sets with tables of everything that people write into them: typed and untyped facts and
 * columns, allowed values, defaults, several outputs, dates, decisions that need others. The same
 * for the same seed.
 */
final class RandomModels {

  private static final String DEFINITION =
      """
      key: test
      segments:
        - {id: s0, group: value}
        - {id: s1, group: value}
        - {id: s2, group: value}
      decisions: {segments: ["m.dmn#First", "m.dmn#Second", "m.dmn#Third"], offers: ["m.dmn#Offers"]}
      attributes:
        - {name: n, type: number}
        - {name: t, type: string}
        - {name: l, type: stringList}
        - {name: s, type: string}
        - {name: b, type: boolean}
        - {name: d, type: date}
      """;

  private static final String TYPES =
      """
      <itemDefinition name="tScore"><typeRef>number</typeRef>
        <allowedValues><text>[0..5]</text></allowedValues></itemDefinition>
      <itemDefinition name="tText"><typeRef>string</typeRef>
        <allowedValues><text>"a", "b", "DE", "AT", "granted", "email"</text></allowedValues></itemDefinition>
      <itemDefinition name="tTexts" isCollection="true"><typeRef>string</typeRef>
        <allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>
      <itemDefinition name="tSegment"><typeRef>string</typeRef>
        <allowedValues><text>"s2", "s1", "s0"</text></allowedValues></itemDefinition>
      <itemDefinition name="tSegments" isCollection="true"><typeRef>string</typeRef></itemDefinition>
      <itemDefinition name="tMetrics">
        <itemComponent name="recencyDays"><typeRef>number</typeRef></itemComponent>
        <itemComponent name="orders"><typeRef>number</typeRef></itemComponent>
        <itemComponent name="engagementRate"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="firstPurchaseAt"><typeRef>dateTime</typeRef></itemComponent>
        <itemComponent name="lastProductViewed"><typeRef>tText</typeRef></itemComponent>
        <itemComponent name="surveyAnswers"><typeRef>Any</typeRef></itemComponent>
      </itemDefinition>
      """;

  private static final List<String> POLICIES =
      List.of("FIRST", "FIRST", "RULE ORDER", "COLLECT", "COLLECT", "UNIQUE", "ANY");
  private static final List<String> ODD_POLICIES =
      List.of(
          "UNIQUE",
          "ANY",
          "FIRST",
          "PRIORITY",
          "OUTPUT ORDER",
          "RULE ORDER",
          "COLLECT",
          "COLLECT\" aggregation=\"COUNT",
          "COLLECT\" aggregation=\"MAX");
  private static final List<String> IDS = List.of("\"s0\"", "\"s1\"", "\"s2\"", " \"s1\" ", "null");
  private static final List<String> ODD_IDS =
      List.of(
          "{segment: \"s1\", reason: \"why\"}",
          "{segment: contact.attributes.s}",
          "{reason: \"x\"}",
          "[\"s0\", \"s1\"]",
          "[]",
          "contact.attributes.s",
          "\"s\" + string(metrics.orders)",
          "if metrics.orders > 1 then \"s0\" else \"s1\"",
          "if contact.attributes.s = null then null else \"s\" + contact.attributes.t",
          "3",
          "true",
          "\"\"",
          "segments",
          "metrics.orders / 0",
          "contact.attributes.t.deeper");
  private static final List<String> REASONS =
      List.of("\"because\"", "null", "\"\"", "\"ordered \" + string(metrics.orders)", "1");
  private static final List<String> OFFERS = List.of("\"one\"", "\"two\"", "\"one\"");
  private static final List<String> ODD_OFFERS = List.of("\"one\"", "null", "contact.attributes.t");
  private static final List<String> SCORES =
      List.of("1", "0.50", "-2", "null", "metrics.engagementRate", "metrics.orders * 0.1");

  private final SplittableRandom random;

  private RandomModels(int seed) {
    this.random = new SplittableRandom(seed);
  }

  static RuleSetFixture ruleSet(int seed) {
    return RuleSetFixture.of(DEFINITION)
        .with("offers.yaml", "offers: [{id: one}, {id: two}]")
        .with("m.dmn", new RandomModels(seed).model());
  }

  private String model() {
    String metrics = chance(3) ? "tMetrics" : "Any";
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="Test" namespace="urn:test">
        %s
        <inputData id="i1" name="contact"><variable name="contact" typeRef="Any"/></inputData>
        <inputData id="i2" name="metrics"><variable name="metrics" typeRef="%s"/></inputData>
        <inputData id="i3" name="consent"><variable name="consent" typeRef="Any"/></inputData>
        <inputData id="i4" name="context"><variable name="context" typeRef="Any"/></inputData>
        <inputData id="i5" name="segments"><variable name="segments" typeRef="%s"/></inputData>
        %s%s%s%s</definitions>
        """
        .formatted(
            TYPES,
            metrics,
            chance(3) ? "tSegments" : "Any",
            decision("First", "", false),
            decision("Second", chance(6) ? "First" : "", false),
            decision("Third", chance(8) ? "First" : "", false),
            decision("Offers", "", true));
  }

  private String decision(String name, String required, boolean offers) {
    boolean odd = chance(5);
    String type =
        odd ? pick("string", "tSegments", "tSegment", "number") : pick("Any", "Any", "tSegments");
    StringBuilder xml =
        new StringBuilder(
            "<decision id=\"%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/>"
                .formatted(name, name, name, offers ? "Any" : type));
    for (int i = 1; i <= 5; i++) {
      xml.append(
          "<informationRequirement><requiredInput href=\"#i%d\"/></informationRequirement>"
              .formatted(i));
    }
    if (!required.isEmpty()) {
      xml.append(
          "<informationRequirement><requiredDecision href=\"#%s\"/></informationRequirement>"
              .formatted(required));
    }
    return xml.append(odd && chance(5) ? expression(offers) : table(name, required, odd, offers))
        .append("</decision>\n")
        .toString();
  }

  private String expression(boolean offers) {
    return element("literalExpression", offers ? "{offer: \"one\", score: 2}" : pick(ODD_IDS));
  }

  private String table(String name, String required, boolean odd, boolean offers) {
    StringBuilder xml = new StringBuilder();
    String policy = pick(odd ? ODD_POLICIES : POLICIES);
    xml.append("<decisionTable id=\"t-%s\" hitPolicy=\"%s\">\n".formatted(name, policy));
    List<RandomColumn> columns = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      RandomColumn kind = pick(RandomColumn.ALL);
      columns.add(kind);
      String type = odd && chance(2) ? pick(kind.oddTypes()) : "";
      String input = pick(odd && chance(2) ? kind.oddInputs() : kind.inputs());
      xml.append("<input><inputExpression%s>".formatted(attribute("typeRef", type)))
          .append(element("text", required.isEmpty() || chance(2) ? input : required, false))
          .append("</inputExpression>")
          .append(values("inputValues", chance(7) ? pick(kind.allowed()) : ""))
          .append("</input>\n");
    }
    List<List<String>> outputs = outputs(xml, policy, odd, offers);
    xml.append("<annotation name=\"Why\"/>\n");
    for (int row = 1 + random.nextInt(6); row > 0; row--) {
      xml.append("<rule>");
      for (RandomColumn kind : columns) {
        xml.append(element("inputEntry", pick(odd && chance(4) ? kind.oddCells() : kind.cells())));
      }
      outputs.forEach(output -> xml.append(element("outputEntry", pick(output))));
      xml.append(element("annotationEntry", "row " + row)).append("</rule>\n");
    }
    return xml.append("</decisionTable>").toString();
  }

  private List<List<String>> outputs(
      StringBuilder xml, String policy, boolean odd, boolean offers) {
    boolean priority = policy.startsWith("PRIORITY") || policy.startsWith("OUTPUT");
    if (offers) {
      xml.append("<output name=\"offer\">")
          .append(values("outputValues", priority ? "\"two\", \"one\"" : ""))
          .append("</output><output name=\"score\"/>\n");
      return List.of(odd ? ODD_OFFERS : OFFERS, odd && chance(3) ? REASONS : SCORES);
    }
    String allowed = priority || chance(6) ? "\"s2\", \"s1\", \"s0\", null" : "";
    String fallback = chance(4) ? pick("\"s2\"", "\"s0\"", "contact.attributes.s", "null") : "";
    List<String> ids = odd && chance(2) ? ODD_IDS : IDS;
    if (chance(2)) {
      xml.append("<output%s>".formatted(attribute("typeRef", odd ? "tSegment" : "")))
          .append(values("outputValues", allowed))
          .append(values("defaultOutputEntry", fallback))
          .append("</output>\n");
      return List.of(ids);
    }
    xml.append("<output name=\"segment\">")
        .append(values("outputValues", allowed))
        .append(values("defaultOutputEntry", fallback))
        .append("</output><output name=\"reason\">")
        .append(values("defaultOutputEntry", chance(2) ? fallback : ""))
        .append("</output>\n");
    return List.of(ids, REASONS);
  }

  private static String values(String name, String text) {
    return text.isEmpty() ? "" : element(name, text);
  }

  private static String attribute(String name, String value) {
    return value.isEmpty() ? "" : " " + name + "=\"" + value + "\"";
  }

  private static String element(String name, String text) {
    return "<%s>%s</%s>".formatted(name, element("text", text, true), name);
  }

  private static String element(String name, String text, boolean escaped) {
    String plain = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<%s>%s</%s>".formatted(name, escaped ? plain : plain.strip(), name);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(String... from) {
    return pick(List.of(from));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
