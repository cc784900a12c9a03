package io.winnow.engine;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that rules name only facts that exist. */
public final class FactPaths {

  private FactPaths() {}

  /** Adds an issue where the path leads nowhere. */
  public static void check(FactPath path, RuleSet ruleSet, Location at, List<Issue> issues) {
    if (!path.exists()) {
      issues.add(
          Issue.error(
              "unknown-fact",
              "There is no fact '"
                  + path
                  + "'. Known of "
                  + path.fact()
                  + ": "
                  + FactNames.known(path.fact())
                  + ".",
              at));
    } else if (path.fact().equals("contact")
        && path.name() != null
        && ruleSet.definition().attributes().stream()
            .noneMatch(attribute -> attribute.name().equals(path.name()))) {
      issues.add(
          Issue.error(
              "undeclared-attribute",
              "Attribute '"
                  + path.name()
                  + "' is not declared in ruleset.yaml. Declared: "
                  + ruleSet.definition().attributes().stream()
                      .map(attribute -> attribute.name())
                      .collect(Collectors.joining(", "))
                  + ".",
              at));
    }
  }
}
