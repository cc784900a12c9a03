package io.winnow.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can come of a decision. */
enum OutcomeType {
  SHOWN,
  OPENED,
  CLICKED,
  ACCEPTED,
  REJECTED,
  CONVERTED,
  UNSUBSCRIBED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<OutcomeType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }

  static String codes() {
    return Arrays.stream(values()).map(OutcomeType::code).collect(Collectors.joining(", "));
  }
}
