package io.winnow.decision;

import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the options of an address strictly: an unknown one or a faulty value is a problem. */
final class QueryOptions {

  private static final Set<String> BATCH =
      new TreeSet<>(
          Set.of(
              "ruleSet",
              "version",
              "explain",
              "dryRun",
              "at",
              "channel",
              "placement",
              "purpose",
              "count"));

  private final MultivaluedMap<String, String> query;
  private final List<Fault> faults = new ArrayList<>();

  private QueryOptions(UriInfo address) {
    this.query = address.getQueryParameters();
  }

  /**
   * What a batch's lines have in common.
   *
   * @param now the clock of the whole batch, unless the option {@code at} says otherwise
   */
  static Defaults batch(UriInfo address, Instant now) {
    QueryOptions options = new QueryOptions(address);
    options.onlyKnown(BATCH);
    Defaults base = Defaults.at(now);
    Defaults defaults =
        new Defaults(
            options.value("ruleSet", base.ruleSet(), "a rule set's key", text -> text),
            options.value("version", null, "a whole number", QueryOptions::positive),
            options.value(
                "count", base.count(), "1 to " + DecisionRequest.MAX_COUNT, QueryOptions::count),
            options.value(
                "explain", base.explain(), "one of none, reasons, full", QueryOptions::explain),
            options.value("dryRun", base.dryRun(), "true or false", QueryOptions::bool),
            options.value(
                "at", now, "an instant such as 2026-11-22T10:00:00Z", QueryOptions::instant),
            base.zone(),
            options.value("channel", null, "text", text -> text),
            options.value("placement", null, "text", text -> text),
            options.value("purpose", null, "text", text -> text));
    options.done();
    return defaults;
  }

  private void onlyKnown(Set<String> known) {
    for (String name : new TreeSet<>(query.keySet())) {
      if (!known.contains(name)) {
        faults.add(
            new Fault(
                "unknown-option",
                "is not an option; known here: " + String.join(", ", known),
                name));
      }
    }
  }

  private <T> T value(String name, T otherwise, String wanted, Function<String, T> reader) {
    List<String> values = query.get(name);
    if (values == null) {
      return otherwise;
    }
    try {
      if (values.size() == 1 && !values.get(0).isBlank() && TextGuard.isText(values.get(0))) {
        return reader.apply(values.get(0));
      }
    } catch (IllegalArgumentException | DateTimeException notReadable) {
      // Told below, together with what else is wrong.
    }
    faults.add(new Fault("invalid-value", "must be " + wanted + ", once", name));
    return otherwise;
  }

  private static Integer positive(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static Integer count(String text) {
    int number = positive(text);
    if (number > DecisionRequest.MAX_COUNT) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static Instant instant(String text) {
    Instant at = Instant.parse(text);
    if (!RequestChecks.isSensible(at)) {
      throw new IllegalArgumentException();
    }
    return at;
  }

  private static Explain explain(String text) {
    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException();
    }
    return Explain.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private void done() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream()
              .map(f -> "Option " + f.pointer() + " " + f.detail() + ".")
              .collect(java.util.stream.Collectors.joining(" ")),
          faults);
    }
  }
}
