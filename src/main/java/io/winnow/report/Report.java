package io.winnow.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of one phase of an experiment. Numbers that cannot be told are null.
 *
 * @param currency of all revenue, ISO 4217; null: nobody told one, or it is mixed
 * @param confidence of every interval
 * @param effect the lift that the days left are counted for
 * @param asOf the moment of asking; everything told until then is in it
 * @param comparisons each variant with the first one, and with the holdout where there is one; by
 *     metric
 * @param segments the same by segment of the first exposure: for looking, not for deciding
 * @param chances to have the best value of each metric, by variant
 * @param contactsPerDay newly exposed, on average since the phase began
 */
public record Report(
    String experiment,
    String ruleSet,
    int phase,
    String state,
    String goal,
    String currency,
    double confidence,
    double effect,
    Instant asOf,
    List<Arm> variants,
    Arm holdout,
    Ratio sampleRatio,
    List<Comparison> comparisons,
    List<SegmentPart> segments,
    Map<String, Map<String, Double>> chances,
    Double contactsPerDay,
    Double daysLeft,
    List<Warning> health,
    Advice advice) {

  /**
   * A group of contacts.
   *
   * @param key null for the holdout
   * @param version null for the holdout
   * @param expected share of all exposed contacts, by weight; null where nothing can be expected,
   *     as in a phase of old that counted its holdout ahead of the coverage
   * @param mixed contacts that have seen another variant, too
   * @param spentBefore average spend in the year before the first exposure
   */
  public record Arm(
      String key,
      Integer version,
      long contacts,
      Double expected,
      long mixed,
      Double spentBefore,
      Map<String, Value> metrics) {}

  /**
   * @param value a rate, or revenue per contact
   * @param total contacts with it, or revenue in all
   */
  public record Value(Double value, Double total) {}

  /** Pearson's test of the groups' sizes against their weights. */
  public record Ratio(Double chiSquare, Double pValue, boolean alarming) {}

  public record Bounds(Double low, Double high) {}

  /** What may be looked at any day. */
  public record Anytime(Bounds interval, Double pValue) {}

  /** The same question with what contacts spent before taken out. */
  public record Adjusted(
      Double difference, Bounds interval, Double pValue, Double varianceReduction) {}

  /**
   * @param against null: the holdout
   * @param role goal, guardrail or secondary
   * @param better whether the difference is in the wanted direction
   * @param adjustedPValue by Holm over all secondary comparisons; null for others
   * @param detectable the least difference that this many contacts show with a chance of 80 %
   */
  public record Comparison(
      String variant,
      String against,
      String metric,
      String role,
      Double base,
      Double value,
      Double difference,
      Double lift,
      Boolean better,
      Bounds interval,
      Double statistic,
      Double pValue,
      Double adjustedPValue,
      Anytime anytime,
      Adjusted cuped,
      Double detectable) {}

  /**
   * The same of those who were in a segment, by the live version, at their first exposure.
   *
   * @param comparisons of every metric, with no p-value adjusted
   */
  public record SegmentPart(
      String segment, List<Arm> variants, Arm holdout, List<Comparison> comparisons) {}

  /** Something because of which numbers mean less than they say. */
  public record Warning(String code, String text) {}

  /**
   * @param code no-data, unhealthy, keep-running, ship, roll-back or no-difference
   * @param variant to ship, or that does harm; else null
   */
  public record Advice(String code, String variant, String text) {}
}
