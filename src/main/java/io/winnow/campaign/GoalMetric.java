package io.winnow.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a campaign can be for; the metrics of experiments have the same names. */
public enum GoalMetric {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("click")
  CLICK,
  @JsonProperty("accept")
  ACCEPT,
  @JsonProperty("conversion")
  CONVERSION,
  @JsonProperty("revenue")
  REVENUE
}
