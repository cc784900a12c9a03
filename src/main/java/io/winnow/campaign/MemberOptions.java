package io.winnow.campaign;

import io.winnow.decision.Explain;
import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How members are streamed.
 *
 * @param after begins after this contact; empty: at the beginning
 * @param at the instant that new decisions are about; null: now
 */
record MemberOptions(String after, Instant at, Explain explain, boolean dryRun) {

  private static final List<String> KNOWN = List.of("after", "at", "dryRun", "explain");
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * @throws ProblemException invalid-request with all faults
   */
  static MemberOptions of(MultivaluedMap<String, String> query) {
    List<Fault> faults = new ArrayList<>();
    for (String name : new TreeSet<>(query.keySet())) {
      if (!KNOWN.contains(name)) {
        faults.add(
            new Fault(
                "unknown-option",
                "is not an option; known here: " + String.join(", ", KNOWN),
                name));
      }
    }
    MemberOptions options =
        new MemberOptions(
            read(query, "after", "", "a contact's id", MemberOptions::id, faults),
            read(
                query,
                "at",
                null,
                "an instant such as 2026-11-22T10:00:00Z",
                MemberOptions::instant,
                faults),
            read(
                query,
                "explain",
                Explain.NONE,
                "one of none, reasons, full",
                MemberOptions::explain,
                faults),
            read(query, "dryRun", false, "true or false", MemberOptions::bool, faults));
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream()
              .map(f -> "Option " + f.pointer() + " " + f.detail() + ".")
              .collect(Collectors.joining(" ")),
          faults);
    }
    return options;
  }

  private static <T> T read(
      MultivaluedMap<String, String> query,
      String name,
      T otherwise,
      String wanted,
      Function<String, T> reader,
      List<Fault> faults) {
    List<String> values = query.get(name);
    if (values == null) {
      return otherwise;
    }
    try {
      if (values.size() == 1) {
        return reader.apply(values.get(0));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // told below, together with what else is wrong
    }
    faults.add(new Fault("invalid-value", "must be " + wanted + ", once", name));
    return otherwise;
  }

  private static String id(String text) {
    if (text.indexOf('\u0000') >= 0 || text.codePoints().anyMatch(c -> c >= 0xD800 && c < 0xE000)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Instant instant(String text) {
    Instant at = Instant.parse(text);
    if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
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

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }
}
