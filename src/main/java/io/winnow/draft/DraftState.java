package io.winnow.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a draft stands; every edit of a file leads back to {@code DRAFT}. */
public enum DraftState {
  DRAFT,
  SUBMITTED,
  APPROVED,
  REJECTED,
  PUBLISHED;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DraftState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
