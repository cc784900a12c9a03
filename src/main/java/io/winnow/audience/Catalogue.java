package io.winnow.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.winnow.core.decision.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a rule set's live version declares, and how many stored contacts each has.
 *
 * @param version the live one
 * @param state preparing: the base is being counted, sizes are older or not known yet; failed: that
 *     went wrong, and is tried again in a minute
 * @param done contacts counted so far; null unless preparing
 * @param total contacts to count; null unless preparing
 * @param asOf when the base was as the sizes say; null: not counted yet
 * @param sizesOf the version whose sizes these are; null: not counted yet
 * @param contacts in the base then
 * @param undecided of those, whom the rules could not be evaluated for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Catalogue(
    String ruleSet,
    int version,
    State state,
    Long done,
    Long total,
    Instant asOf,
    Integer sizesOf,
    Long contacts,
    Long undecided,
    List<SegmentSize> segments,
    List<OfferSize> offers) {

  /** Whether the sizes are as good as they get. */
  public enum State {
    ready,
    preparing,
    failed
  }

  /**
   * A segment.
   *
   * @param size contacts in it; null: not counted yet
   */
  @JsonInclude
  public record SegmentSize(
      String id,
      String name,
      String group,
      String description,
      Long size,
      Instant asOf,
      UsedIn usedIn) {}

  /**
   * An offer.
   *
   * @param size contacts that it is the first choice for where a decision names no channel,
   *     placement or purpose and no cap is used; null: not counted yet
   */
  @JsonInclude
  public record OfferSize(
      String id,
      String name,
      String description,
      List<String> channels,
      List<String> placements,
      String purpose,
      Instant validFrom,
      Instant validTo,
      Money value,
      BigDecimal lever,
      boolean fallback,
      Long size,
      Instant asOf,
      UsedIn usedIn) {}
}
