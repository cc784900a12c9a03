package io.winnow.check;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.scenario.ScenarioResult.Difference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * All that a check found.
 *
 * @param publishable whether there is no error
 * @param issues errors first, then by weight; accepted ones last of their severity
 */
public record CheckReport(
    boolean publishable, List<Finding> issues, Cases scenarios, Coverage coverage) {

  public CheckReport {
    issues = List.copyOf(issues);
  }

  /** The report of a check that came to nothing. */
  static CheckReport of(Issue why) {
    Finding finding =
        new Finding(why.code(), "error", why.message(), why.location(), why.code(), null, null);
    Covered none = new Covered(0, 0, List.of());
    return new CheckReport(
        false,
        List.of(finding),
        new Cases(0, 0, List.of()),
        new Coverage(new Count(0, 0), List.of(), none, none));
  }

  /**
   * The same with what has been accepted, which comes last of its severity, and with the contacts
   * that findings are about: those about nobody come last of the others.
   */
  CheckReport with(Acceptances acceptances, Weighing.Known weights) {
    List<Finding> marked =
        issues.stream()
            .map(finding -> finding.with(acceptances, weights))
            .sorted(
                Comparator.comparing(
                        (Finding finding) ->
                            Issue.Severity.valueOf(finding.severity().toUpperCase(Locale.ROOT)))
                    .thenComparing(finding -> finding.accepted() != null)
                    .thenComparing(Finding::isAboutNobody))
            .toList();
    return new CheckReport(publishable, marked, scenarios, coverage);
  }

  /**
   * @param code documented in docs/reference/issues.md
   * @param severity error, warning or info
   * @param fingerprint of what the finding is about: the same while the text of the place is
   * @param accepted null where nobody accepted the finding
   * @param population the stored contacts that it is about; null: no impact of these files tells
   */
  public record Finding(
      String code,
      String severity,
      String message,
      Location location,
      String fingerprint,
      Acceptance accepted,
      Weighing.Contacts population) {

    boolean isError() {
      return severity.equals("error");
    }

    boolean isAboutNobody() {
      return population != null && population.contacts() == 0;
    }

    private Finding with(Acceptances acceptances, Weighing.Known weights) {
      return new Finding(
          code,
          severity,
          message,
          location,
          fingerprint,
          isError() ? null : acceptances.of(code, fingerprint),
          weights.of(code, message, location));
    }
  }

  /** Who accepted a finding, and why. */
  public record Acceptance(String reason, String by, Instant at) {}

  /** The scenarios; empty where the rules cannot be evaluated. */
  public record Cases(int passed, int failed, List<Case> cases) {
    public Cases {
      cases = List.copyOf(cases);
    }
  }

  /**
   * @param fired the rows and rules that led to the segments, proposals and exclusions
   * @param segments the ids found
   * @param offer the first offer's id, or null
   */
  public record Case(
      String file,
      String sentence,
      boolean passed,
      List<Difference> differences,
      List<Reason> fired,
      List<String> segments,
      String offer) {}

  /**
   * What the scenarios show.
   *
   * @param uncovered the rows and rules that count in none
   */
  public record Coverage(Count rows, List<Place> uncovered, Covered segments, Covered offers) {}

  public record Count(int total, int covered) {}

  /**
   * @param rule {@code decision#row}, or a rule's name
   */
  public record Place(String rule, Location location) {}

  /**
   * @param uncovered the ids that no scenario demands
   */
  public record Covered(int total, int covered, List<String> uncovered) {}
}
