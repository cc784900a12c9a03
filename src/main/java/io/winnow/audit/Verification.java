package io.winnow.audit;

/**
 * Whether the log is as it was written.
 *
 * @param entries how many there are
 * @param number of the last entry, 0 for none
 * @param digest of the last entry: kept outside, it proves later that nothing up to here has
 *     changed
 * @param firstAltered null where all is intact
 */
public record Verification(
    boolean intact, long entries, long number, String digest, Altered firstAltered) {

  /**
   * @param number of the first entry that is missing or not what was written
   * @param reason what does not fit
   */
  public record Altered(long number, String reason) {}
}
