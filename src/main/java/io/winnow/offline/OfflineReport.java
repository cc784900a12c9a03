package io.winnow.offline;

import io.winnow.platform.stream.LineError;
import java.util.List;
import java.util.Map;

/**
 * The value of a version on a past campaign.
 *
 * @param rows evaluated
 * @param failed rows that could not be, which are in no estimate
 * @param errors of the first thousand that failed
 * @param arms how often each was given, and how often the version would give it
 * @param outcomes estimates by name
 */
public record OfflineReport(
    String ruleSet,
    int version,
    double confidence,
    long rows,
    long failed,
    List<LineError> errors,
    Map<String, ArmCount> arms,
    Map<String, OutcomeValue> outcomes) {

  public record ArmCount(long given, long wanted) {}

  /** Null where it cannot be told, as when the version never does what was done. */
  public record Estimate(Double value, Double standardError, Double low, Double high) {}

  /**
   * @param asItWas the average over all rows: what the lot earned
   * @param agreeing rows for which the version does what was done; the estimates rest on them
   * @param share of all rows
   * @param unsupported rows to which the version would give what nobody like them got; where there
   *     are some, only the self-normalised estimate, of the other rows, can be told
   * @param effectiveRows how many rows the weights leave
   */
  public record OutcomeValue(
      Double asItWas,
      long agreeing,
      Double share,
      long unsupported,
      Double effectiveRows,
      Estimate inversePropensity,
      Estimate selfNormalised,
      Estimate doublyRobust) {}
}
