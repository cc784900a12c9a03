package io.winnow.core.rule;

import java.util.Comparator;
import java.util.Objects;

/**
 * One finding about the text of a rule set.
 *
 * @param code stable, kebab-case, documented in docs/reference/issues.md
 * @param message what is wrong and what to do, in the analyst's words
 */
public record Issue(String code, Severity severity, String message, Location location)
    implements Comparable<Issue> {

  public enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  private static final Comparator<Issue> ORDER =
      Comparator.comparing(Issue::severity)
          .thenComparing(Issue::location)
          .thenComparing(Issue::code)
          .thenComparing(Issue::message);

  public Issue {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(location, "location");
  }

  public static Issue error(String code, String message, Location location) {
    return new Issue(code, Severity.ERROR, message, location);
  }

  public static Issue warning(String code, String message, Location location) {
    return new Issue(code, Severity.WARNING, message, location);
  }

  public static Issue info(String code, String message, Location location) {
    return new Issue(code, Severity.INFO, message, location);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Issue other) {
    return ORDER.compare(this, other);
  }
}
