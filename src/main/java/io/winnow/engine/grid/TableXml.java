package io.winnow.engine.grid;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.Aggregation;
import io.winnow.core.table.HitPolicy;
import io.winnow.core.table.TableException;
import io.winnow.engine.FeelGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a decision table in a DMN file. */
record TableXml(
    XmlElement table,
    List<XmlElement> inputs,
    List<XmlElement> outputs,
    List<XmlElement> annotations,
    List<XmlElement> rules) {

  /**
   * @throws TableException the table is of a kind that cannot be a grid; with every reason
   */
  static TableXml of(String file, String decision, XmlElement table) {
    TableXml parts =
        new TableXml(
            table,
            table.children("input"),
            table.children("output"),
            table.children("annotation"),
            table.children("rule"));
    List<Issue> issues = parts.refusals(file, decision);
    if (!issues.isEmpty()) {
      throw new TableException(issues);
    }
    return parts;
  }

  Optional<HitPolicy> hitPolicy() {
    String word = table.attribute("hitPolicy");
    return word == null ? Optional.of(HitPolicy.UNIQUE) : HitPolicy.of(word);
  }

  /** The columns that explain: some files name fewer than their rows fill. */
  int annotationCount() {
    int most = annotations.size();
    for (XmlElement rule : rules) {
      most = Math.max(most, rule.children("annotationEntry").size());
    }
    return most;
  }

  private List<Issue> refusals(String file, String decision) {
    List<Issue> issues = new ArrayList<>();
    Location at = Location.table(file, decision, null, null);
    if ("CrossTable".equals(table.attribute("preferredOrientation"))) {
      issues.add(
          Issue.error(
              "table-orientation",
              "A cross table cannot be edited as rows: turn it into rules as rows first.",
              at));
    }
    if (hitPolicy().isEmpty()) {
      issues.add(
          Issue.error(
              "table-hit-policy",
              "There is no hit policy '" + table.attribute("hitPolicy") + "'.",
              at));
    }
    String aggregation = table.attribute("aggregation");
    if (aggregation != null && Aggregation.of(aggregation).isEmpty()) {
      issues.add(
          Issue.error("table-hit-policy", "There is no aggregation '" + aggregation + "'.", at));
    }
    String language = foreignLanguage();
    if (language != null) {
      issues.add(
          Issue.error(
              "table-expression-language",
              "Expressions in '" + language + "' are not supported: write them in FEEL.",
              at));
    }
    shape(file, decision, issues);
    return issues;
  }

  private void shape(String file, String decision, List<Issue> issues) {
    for (int i = 0; i < rules.size(); i++) {
      int given = rules.get(i).children("inputEntry").size();
      int concluded = rules.get(i).children("outputEntry").size();
      if (given != inputs.size() || concluded != outputs.size()) {
        issues.add(
            Issue.error(
                "table-shape",
                "Row %d has %d input and %d output cells where the table has %d and %d columns."
                    .formatted(i + 1, given, concluded, inputs.size(), outputs.size()),
                Location.table(file, decision, i + 1, null)));
      }
    }
  }

  /** The language of any part of the table, or what the table inherits, if it is not FEEL. */
  private String foreignLanguage() {
    List<XmlElement> parts = new ArrayList<>();
    for (XmlElement at = table; at != null; at = at.parent()) {
      if (at.attribute("expressionLanguage") != null) {
        parts.add(at);
        break;
      }
    }
    inputs.forEach(input -> parts.addAll(input.elements()));
    outputs.forEach(output -> parts.addAll(output.elements()));
    rules.forEach(rule -> parts.addAll(rule.elements()));
    for (XmlElement part : parts) {
      String language = part.attribute("expressionLanguage");
      if (!FeelGuard.isFeel(language)) {
        return language;
      }
    }
    return null;
  }
}
