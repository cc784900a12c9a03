package io.winnow.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The one translation of failures into problems, for whole answers and for lines of a stream. */
public final class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  private Problems() {}

  /**
   * The problem for a failure; what is not the caller's fault is logged and told without details.
   */
  public static Problem of(Throwable failure) {
    Set<Throwable> all = new LinkedHashSet<>();
    collect(failure, all);
    // a reader may wrap what a feature threw: the feature's word counts
    for (Throwable t : all) {
      if (t instanceof ProblemException p) {
        return p.problem();
      }
    }
    for (Throwable t : all) {
      Problem known = known(t);
      if (known != null) {
        return known;
      }
    }
    // a path or query value that cannot be converted brings its cause along
    for (Throwable t : all) {
      if (t instanceof WebApplicationException w && web(w) != null) {
        return web(w);
      }
    }
    LOG.error("event=internal-error", failure);
    return Problem.of(
        ProblemType.INTERNAL, "The fault has been logged. Repeating the request does no harm.");
  }

  /** Causes first; a transaction that cannot commit tells why in what it suppresses. */
  private static void collect(Throwable failure, Set<Throwable> into) {
    if (failure != null && into.add(failure)) {
      collect(failure.getCause(), into);
      for (Throwable suppressed : failure.getSuppressed()) {
        collect(suppressed, into);
      }
    }
  }

  private static Problem known(Throwable t) {
    if (t instanceof FactsException f) {
      return Problem.of(
          ProblemType.INVALID_FACTS,
          f.pointer() + " " + f.getMessage(),
          List.of(new Problem.Fault("invalid-fact", f.getMessage(), f.pointer())));
    }
    if (t instanceof EvaluationException e) {
      return Problem.of(
          e.isBudget() ? ProblemType.BUDGET_EXCEEDED : ProblemType.EVALUATION_FAILED,
          e.getMessage(),
          faults(e.issues()));
    }
    if (t instanceof ConstraintViolationException c) {
      return constraints(c);
    }
    if (t instanceof JacksonException j) {
      return json(j);
    }
    if (t instanceof SQLException s && databaseIsAway(s)) {
      LOG.errorf("event=database-away state=%s", s.getSQLState());
      return Problem.of(ProblemType.UNAVAILABLE, "The database cannot be reached. Try again.");
    }
    if (t instanceof WebApplicationException w && w.getCause() == null) {
      return web(w);
    }
    return null;
  }

  /** No connection (08), none to spare (53), shut down (57P), or no answer from the pool (null). */
  private static boolean databaseIsAway(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P");
  }

  /** Findings about rules as faults; the pointer is a place such as {@code offers.dmn#Offers#3}. */
  public static List<Problem.Fault> faults(List<Issue> issues) {
    return issues.stream()
        .map(issue -> fault(issue.code(), issue.message(), issue.location()))
        .toList();
  }

  public static Problem.Fault fault(String code, String message, Location at) {
    return new Problem.Fault(code, message, place(at));
  }

  private static String place(Location at) {
    StringBuilder place = new StringBuilder(at.file() == null ? "" : at.file());
    if (at.table() != null) {
      place.append('#').append(at.table());
    }
    if (at.row() != null) {
      place.append('#').append(at.row());
    } else if (at.table() != null && at.tableColumn() != null) {
      place.append('#').append(at.tableColumn());
    } else if (at.line() != null) {
      place.append(':').append(at.line());
    }
    return place.isEmpty() ? null : place.toString();
  }

  private static Problem constraints(ConstraintViolationException c) {
    List<Problem.Fault> faults =
        c.getConstraintViolations().stream()
            .map(
                v -> {
                  String path = v.getPropertyPath().toString();
                  return new Problem.Fault(
                      "invalid-value",
                      v.getMessage(),
                      "/" + path.replace("[", ".").replace("]", "").replace('.', '/'));
                })
            .sorted(java.util.Comparator.comparing(Problem.Fault::pointer))
            .toList();
    return Problem.of(
        ProblemType.INVALID_REQUEST,
        faults.stream().map(f -> f.pointer() + " " + f.detail()).collect(Collectors.joining("; ")),
        faults);
  }

  private static Problem json(JacksonException j) {
    if (j instanceof StreamConstraintsException) {
      return Problem.of(
          ProblemType.UNREADABLE_JSON, "A value is too long or nested too deep." + where(j));
    }
    if (!(j instanceof JsonMappingException m)) {
      return Problem.of(ProblemType.UNREADABLE_JSON, "The text is not valid JSON." + where(j));
    }
    String pointer = pointer(m);
    if (m instanceof UnrecognizedPropertyException u) {
      String known =
          u.getKnownPropertyIds() == null
              ? ""
              : u.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      return invalid(
          "unknown-field", pointer, "is not a known field. Known here: " + known + ".", m);
    }
    if (m instanceof InvalidFormatException f && f.getTargetType() != null) {
      return invalid("wrong-type", pointer, "must be " + wanted(f.getTargetType()) + ".", m);
    }
    if (m instanceof MismatchedInputException f && f.getTargetType() != null) {
      return invalid("wrong-type", pointer, "must be " + wanted(f.getTargetType()) + ".", m);
    }
    String reason =
        m.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
            ? cause.getMessage()
            : "cannot be read.";
    return invalid("invalid-value", pointer, reason, m);
  }

  private static Problem invalid(String code, String pointer, String text, JacksonException j) {
    String subject = pointer.isEmpty() ? "The body" : pointer;
    return Problem.of(
        ProblemType.INVALID_REQUEST,
        subject + " " + text + where(j),
        List.of(new Problem.Fault(code, text, pointer)));
  }

  private static String where(JacksonException j) {
    return j.getLocation() == null || j.getLocation().getLineNr() < 1
        ? ""
        : " (line "
            + j.getLocation().getLineNr()
            + ", column "
            + j.getLocation().getColumnNr()
            + ")";
  }

  private static String pointer(JsonMappingException m) {
    return m.getPath().stream()
        .map(
            r ->
                "/"
                    + (r.getFieldName() == null
                        ? String.valueOf(r.getIndex())
                        : r.getFieldName().replace("~", "~0").replace("/", "~1")))
        .collect(Collectors.joining());
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(c -> c.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == java.time.LocalDate.class) {
      return "a date such as 2026-11-22";
    }
    if (type == java.time.Instant.class) {
      return "an instant such as 2026-11-22T10:00:00Z";
    }
    if (TemporalAccessor.class.isAssignableFrom(type)) {
      return "a date or time in ISO-8601";
    }
    if (type == java.time.ZoneId.class) {
      return "a time zone such as Europe/Berlin";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (type == String.class) {
      return "text";
    }
    if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    return "an object";
  }

  private static Problem web(WebApplicationException w) {
    ProblemType type =
        switch (w.getResponse().getStatus()) {
          case 401 -> ProblemType.UNAUTHENTICATED;
          case 403 -> ProblemType.FORBIDDEN;
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 413 -> ProblemType.TOO_LARGE;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case 503 -> ProblemType.UNAVAILABLE;
          default -> w.getResponse().getStatus() < 500 ? ProblemType.INVALID_REQUEST : null;
        };
    return type == null ? null : Problem.of(type, type.title() + ".");
  }
}
