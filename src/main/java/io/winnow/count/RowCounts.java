package io.winnow.count;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Whom the rows of a table hold.
 *
 * @param state {@code preparing}: the base's facts are being read, ask again in a second
 * @param done contacts that have been read
 * @param total contacts that are to be read
 * @param asOf the instant that the facts are of; null while there is no answer
 * @param counted contacts that the figures below are of; less than {@code total} only where the
 *     table takes too long
 * @param none contacts that no row holds
 * @param undecided contacts that cannot be decided, such as where two rows of a unique table match
 * @param rows in the table's order; empty while there is no answer
 */
public record RowCounts(
    State state,
    long done,
    long total,
    Instant asOf,
    Long counted,
    Long none,
    Long undecided,
    List<Row> rows) {

  /** Whether there is an answer. */
  public enum State {
    @JsonProperty("preparing")
    PREPARING,
    @JsonProperty("ready")
    READY
  }

  /**
   * @param id of the row; null: a row that is new
   * @param row its number, from 1
   * @param contacts whom it decides; a row that matches and does not count under the hit policy
   *     holds nobody
   */
  public record Row(String id, int row, long contacts) {}

  static RowCounts preparing(long done, long total) {
    return new RowCounts(State.PREPARING, done, total, null, null, null, null, List.of());
  }
}
