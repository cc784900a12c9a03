package io.winnow.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.winnow.core.rule.Detail;

/** How much of the why an answer tells. */
public enum Explain {
  @JsonProperty("none")
  NONE(Detail.NONE),
  @JsonProperty("reasons")
  REASONS(Detail.REASONS),
  @JsonProperty("full")
  FULL(Detail.FULL);

  private final Detail detail;

  Explain(Detail detail) {
    this.detail = detail;
  }

  Detail detail() {
    return detail;
  }

  boolean tellsReasons() {
    return this != NONE;
  }
}
