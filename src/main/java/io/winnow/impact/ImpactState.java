package io.winnow.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a job stands; from {@code DONE} on it never changes again. */
public enum ImpactState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImpactState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
