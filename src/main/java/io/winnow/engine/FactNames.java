package io.winnow.engine;

import io.winnow.core.contact.ContactMetrics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names under which rules reach facts. */
public final class FactNames {

  public static final Set<String> CONTACT =
      Set.of(
          "id",
          "firstName",
          "email",
          "birthDate",
          "age",
          "gender",
          "country",
          "region",
          "city",
          "language",
          "occupation",
          "incomeBand",
          "education",
          "interests",
          "leadSource",
          "createdAt",
          "attributes");

  public static final Set<String> METRICS =
      Arrays.stream(ContactMetrics.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  public static final Set<String> CONSENT = Set.of("purposes", "channels");

  /** Of the context, what is known to every call; the caller may add keys of its own. */
  public static final Set<String> CONTEXT = Set.of("channel", "placement", "purpose", "at", "zone");

  /** Facts that hold values by a name of the caller's or the rule set's. */
  private static final Set<String> OPEN =
      Set.of(
          "contact.attributes",
          "consent.purposes",
          "consent.channels",
          "metrics.surveyAnswers",
          "metrics.surveyAnsweredAt");

  private FactNames() {}

  /** Whether {@code parts} (the fact, then its property) name something that exists. */
  static boolean exist(String fact, String property) {
    return switch (fact) {
      case "contact" -> CONTACT.contains(property);
      case "metrics" -> METRICS.contains(property);
      case "consent" -> CONSENT.contains(property);
      default -> true;
    };
  }

  static boolean isOpen(String path) {
    return OPEN.contains(path);
  }

  /** All names of a fact, sorted, for messages. */
  static String known(String fact) {
    Set<String> names =
        switch (fact) {
          case "contact" -> CONTACT;
          case "metrics" -> METRICS;
          case "consent" -> CONSENT;
          default -> new HashSet<>(CONTEXT);
        };
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
