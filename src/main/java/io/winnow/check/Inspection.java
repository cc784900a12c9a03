package io.winnow.check;

import io.winnow.check.CheckReport.Finding;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Patience;
import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.RuleSetReader;
import io.winnow.scenario.Scenarios;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One check of one rule set, from the files to the report. */
final class Inspection {

  private final RuleCompiler compiler;
  private final RuleAnalyst analyst;
  private final Instant at;

  Inspection(RuleCompiler compiler, RuleAnalyst analyst, Instant at) {
    this.compiler = compiler;
    this.analyst = analyst;
    this.at = at;
  }

  /**
   * @param key the rule set that the files are for; null: whatever they say
   */
  CheckReport run(String key, List<RuleSource> files) {
    RuleSetReader.Reading reading = RuleSetReader.read(files);
    RuleSet ruleSet = reading.readable();
    Set<Issue> issues = new LinkedHashSet<>(reading.issues());
    checkKey(key, ruleSet, issues);
    CompileResult result = compiler.compile(ruleSet);
    try {
      result.issues().stream()
          .filter(issue -> !isConsequence(issue, reading.issues()))
          .forEach(issues::add);
      Patience.check();
      RuleAnalyst.Analysis analysis = analyst.analyse(ruleSet, result.issues(), at);
      analysis.issues().forEach(issue -> add(issue, issues));
      Patience.check();
      Scenarios.Reading scenarios = Scenarios.read(ruleSet);
      scenarios.issues().stream()
          .filter(issue -> !isConsequence(issue, reading.issues()))
          .forEach(issues::add);
      Shown shown =
          reading.ruleSet() != null && result instanceof CompileResult.Compiled compiled
              ? Shown.run(compiled.program(), scenarios.scenarios())
              : null;
      Subject subject =
          new Subject(ruleSet, analysis, scenarios, shown, at, new FileTexts(ruleSet));
      List<Issue> more = new ArrayList<>();
      if (reading.ruleSet() != null) {
        SubjectCheck.ALL.forEach(check -> check.check(subject, more));
      } else {
        new FailedScenarios().check(subject, more);
      }
      issues.addAll(more);
      return report(subject, issues);
    } finally {
      if (result instanceof CompileResult.Compiled compiled) {
        compiled.program().close();
      }
    }
  }

  private static void checkKey(String key, RuleSet ruleSet, Set<Issue> issues) {
    String said = ruleSet.definition().key();
    if (key != null && !said.isEmpty() && !said.equals(key)) {
      issues.add(
          Issue.error(
              "ruleset-key",
              "ruleset.yaml says 'key: %s', but these are the files of rule set '%s'."
                  .formatted(said, key),
              Location.file("ruleset.yaml")));
    }
  }

  /** Text without quotes is also told by the compiler, in its own words. */
  private static void add(Issue issue, Set<Issue> issues) {
    if (issue.code().equals("unquoted-text")) {
      issues.removeIf(
          other -> other.code().startsWith("dmn-") && other.location().equals(issue.location()));
    }
    issues.add(issue);
  }

  /** What is said not to be declared may well be, in a file that could not be read. */
  private static boolean isConsequence(Issue issue, List<Issue> ofReading) {
    String file =
        switch (issue.code()) {
          case "unknown-segment", "undeclared-attribute" -> "ruleset.yaml";
          case "unknown-offer" -> "offers.yaml";
          default -> null;
        };
    return file != null
        && ofReading.stream()
            .anyMatch(other -> other.isError() && file.equals(other.location().file()));
  }

  private static CheckReport report(Subject subject, Set<Issue> issues) {
    List<Issue> sorted = new ArrayList<>(issues);
    sorted.sort(
        Comparator.comparing(Issue::severity).thenComparing(Weight.order()).thenComparing(i -> i));
    List<Finding> findings =
        sorted.stream()
            .map(
                issue ->
                    new Finding(
                        issue.code(),
                        issue.severity().name().toLowerCase(Locale.ROOT),
                        issue.message(),
                        issue.location(),
                        Fingerprint.of(issue, subject),
                        null,
                        null))
            .toList();
    return new CheckReport(
        issues.stream().noneMatch(Issue::isError),
        findings,
        ReportParts.cases(subject),
        ReportParts.coverage(subject));
  }
}
