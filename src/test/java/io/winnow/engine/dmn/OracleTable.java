package io.winnow.engine.dmn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A table over some columns, and contacts for it, by a seed. */
final class OracleTable {

  private final SplittableRandom random;
  private final String policy;
  private final OracleValues values;
  private final List<String> columns = new ArrayList<>(OracleValues.COLUMNS);

  OracleTable(SplittableRandom random, String policy) {
    this.random = random;
    this.policy = policy;
    this.values = new OracleValues(random);
    while (columns.size() > 1 && (columns.size() > 5 || random.nextInt(3) > 0)) {
      columns.remove(random.nextInt(columns.size()));
    }
    Collections.shuffle(columns, new java.util.Random(random.nextInt()));
  }

  String model() {
    boolean chained = random.nextInt(8) == 0;
    StringBuilder text =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="t" namespace="urn:t">
              <itemDefinition id="tt" name="tText"><typeRef>string</typeRef>
                <allowedValues id="tta"><text>"a", "b", "c"</text></allowedValues></itemDefinition>
              <itemDefinition id="tn" name="tNumber"><typeRef>number</typeRef>
                <allowedValues id="tna"><text>[0..4]</text></allowedValues></itemDefinition>
              <itemDefinition id="tl" name="tTexts" isCollection="true"><typeRef>string</typeRef>
                <allowedValues id="tla"><text>"a", "b"</text></allowedValues></itemDefinition>
              <inputData id="c" name="contact"><variable name="contact" typeRef="Any"/></inputData>
              <decision id="e" name="Other"><variable name="Other" typeRef="Any"/>
                <informationRequirement><requiredInput href="#c"/></informationRequirement>
                <literalExpression><text>contact.n</text></literalExpression></decision>
              <decision id="d" name="T"><variable name="T" typeRef="Any"/>
                <informationRequirement><requiredInput href="#c"/></informationRequirement>
            """);
    if (chained) {
      text.append("<informationRequirement><requiredDecision href=\"#e\"/>");
      text.append("</informationRequirement>");
    }
    text.append("<decisionTable id=\"dt\" hitPolicy=\"").append(policy).append("\">\n");
    columns.forEach(column -> text.append(input(column, chained)));
    int outputs = policy.startsWith("COLLECT\"") || random.nextInt(3) > 0 ? 1 : 2;
    boolean texts = random.nextInt(4) == 0 && !policy.contains("SUM");
    for (int i = 0; i < outputs; i++) {
      text.append(output(i, outputs, texts));
    }
    int rows = random.nextInt(5) == 0 ? 70 + random.nextInt(80) : 1 + random.nextInt(8);
    for (int row = 0; row < rows; row++) {
      text.append("<rule id=\"r").append(row).append("\">");
      for (String column : columns) {
        text.append("<inputEntry><text>")
            .append(xml(values.cell(column)))
            .append("</text></inputEntry>");
      }
      for (int i = 0; i < outputs; i++) {
        text.append("<outputEntry><text>").append(result(texts)).append("</text></outputEntry>");
      }
      text.append("</rule>\n");
    }
    return text.append("</decisionTable></decision></definitions>").toString();
  }

  private String input(String column, boolean chained) {
    String type = "";
    String expression = "contact." + column;
    String allowed = "";
    switch (column) {
      case "n" -> {
        type = pick("", "", "", " typeRef=\"tNumber\"", " typeRef=\"number\"");
        expression = chained ? "Other" : pick(expression, expression, expression, "contact.n + 1");
      }
      case "t" -> {
        type = pick("", "", " typeRef=\"tText\"", " typeRef=\"string\"");
        allowed =
            type.isEmpty() && random.nextInt(6) == 0
                ? "<inputValues><text>\"a\", \"b\", \"c\", null</text></inputValues>"
                : "";
        expression = pick(expression, expression, expression, "upper case(contact.t)");
      }
      case "l" -> type = pick("", "", "", " typeRef=\"tTexts\"");
      default -> {}
    }
    return "<input><inputExpression%s><text>%s</text></inputExpression>%s</input>\n"
        .formatted(type, expression, allowed);
  }

  private String output(int number, int outputs, boolean texts) {
    StringBuilder text = new StringBuilder("<output");
    text.append(outputs > 1 ? " name=\"o" + number + "\">" : ">");
    boolean ordered = policy.equals("PRIORITY") || policy.equals("OUTPUT ORDER");
    if (ordered || random.nextInt(8) == 0) {
      text.append("<outputValues><text>")
          .append(texts ? "\"y\", \"x\", \"z\"" : "3, 1, 2")
          .append("</text></outputValues>");
    }
    if (random.nextInt(3) == 0) {
      text.append("<defaultOutputEntry><text>")
          .append(texts ? pick("\"z\"", "null") : pick("2", "1 + 1", "contact.n", "-2.50"))
          .append("</text></defaultOutputEntry>");
    }
    return text.append("</output>\n").toString();
  }

  private String result(boolean texts) {
    if (policy.startsWith("COLLECT\"") && !texts) {
      return pick("1", "2.50", "3", "-1");
    }
    return texts
        ? pick("\"x\"", "\"y\"", "\"z\"", random.nextInt(5) == 0 ? "null" : "\"x\"")
        : pick("1", "2", "3", "1 + 2", "contact.n", random.nextInt(9) == 0 ? "null" : "1");
  }

  Map<String, Object> contact() {
    Map<String, Object> contact = new HashMap<>();
    for (String column : OracleValues.COLUMNS) {
      int lot = random.nextInt(30);
      if (lot == 2) {
        continue; // the contact has no such thing at all
      }
      contact.put(
          column,
          lot == 0
              ? null
              : values.value(
                  lot == 1
                      ? OracleValues.COLUMNS.get(random.nextInt(OracleValues.COLUMNS.size()))
                      : column));
    }
    return contact;
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
