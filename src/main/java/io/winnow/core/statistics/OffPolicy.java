package io.winnow.core.statistics;

import java.util.HashMap;
import java.util.Map;

/**
 * What a rule would have earned on a past campaign that was drawn by lot, from what those contacts
 * did for whom the lot and the rule agree. Rows are added one by one; memory grows with the number
 * of arms alone.
 *
 * <p>Sources: inverse propensity: Horvitz, Thompson, JASA 47 (1952), 663–685; self-normalised:
 * Swaminathan, Joachims, NIPS 2015; doubly robust: Dudík, Langford, Li, ICML 2011, with the mean
 * outcome by logged arm and by the rule's arm as its model. Intervals are normal ones.
 */
public final class OffPolicy {

  /** A value per row, and how sure. */
  public record Estimate(double value, double standardError, Interval interval) {}

  /**
   * @param rows all of them
   * @param agreeing rows for which the rule does what was done
   * @param unsupported rows to which the rule would give what nobody like them got: nothing is
   *     known of them, so only the self-normalised estimate, of the others, is left
   * @param effective how many rows the weights leave, (Σw)² / Σw²; Kish, Survey Sampling, 1965
   */
  public record Result(
      long rows,
      long agreeing,
      long unsupported,
      double effective,
      Estimate inversePropensity,
      Estimate selfNormalised,
      Estimate doublyRobust) {}

  /** Sums of one pair of what was done and what the rule would do. */
  private static final class Cell {
    private long n;
    private double sum;
    private double squares;
    private double weights;
    private double squaredWeights;
    private double weighted;
    private double squaredWeighted;
    private double weightedByWeights;
  }

  private static final Estimate UNKNOWN =
      new Estimate(Double.NaN, Double.NaN, new Interval(Double.NaN, Double.NaN));

  private record Pair(String done, String wanted) {}

  private final Map<Pair, Cell> cells = new HashMap<>();

  /**
   * @param done the arm that the lot gave
   * @param propensity the chance with which it gave that arm to this contact, above 0, at most 1
   * @param wanted the arm that the rule would give
   * @param outcome such as 0 or 1, or money
   * @throws IllegalArgumentException the propensity or the outcome is no such number
   */
  public void add(String done, double propensity, String wanted, double outcome) {
    if (!(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException("a propensity is above 0 and at most 1");
    }
    if (!Double.isFinite(outcome)) {
      throw new IllegalArgumentException("an outcome is a number");
    }
    Cell cell = cells.computeIfAbsent(new Pair(done, wanted), key -> new Cell());
    double weight = done.equals(wanted) ? 1 / propensity : 0;
    cell.n++;
    cell.sum += outcome;
    cell.squares += outcome * outcome;
    cell.weights += weight;
    cell.squaredWeights += weight * weight;
    cell.weighted += weight * outcome;
    cell.squaredWeighted += weight * weight * outcome * outcome;
    cell.weightedByWeights += weight * weight * outcome;
  }

  /** What was done, whatever a rule wants: the value of the campaign as it was. */
  public Sample asItWas() {
    double[] sums = new double[3];
    cells.values().forEach(cell -> add(sums, cell.n, cell.sum, cell.squares));
    return new Sample(
        (long) sums[0],
        new java.math.BigDecimal(sums[1]),
        new java.math.BigDecimal(Math.max(0, sums[2])));
  }

  private static void add(double[] into, double... more) {
    for (int i = 0; i < into.length; i++) {
      into[i] += more[i];
    }
  }

  public Result result(double confidence) {
    long rows = 0;
    long agreeing = 0;
    double weights = 0;
    double squaredWeights = 0;
    double weighted = 0;
    double squaredWeighted = 0;
    double weightedByWeights = 0;
    for (Map.Entry<Pair, Cell> entry : cells.entrySet()) {
      Cell cell = entry.getValue();
      rows += cell.n;
      agreeing += entry.getKey().done().equals(entry.getKey().wanted()) ? cell.n : 0;
      weights += cell.weights;
      squaredWeights += cell.squaredWeights;
      weighted += cell.weighted;
      squaredWeighted += cell.squaredWeighted;
      weightedByWeights += cell.weightedByWeights;
    }
    long unsupported = unsupported();
    double plain = weighted / rows;
    double plainError = error(squaredWeighted / rows - plain * plain, rows);
    double normalised = weighted / weights;
    // delta method: the mean of w (y − value), over the mean of w
    double spread =
        squaredWeighted
            - 2 * normalised * weightedByWeights
            + normalised * normalised * squaredWeights;
    double normalisedError = Math.sqrt(Math.max(0, spread)) / weights;
    return new Result(
        rows,
        agreeing,
        unsupported,
        weights * weights / squaredWeights,
        unsupported > 0 ? UNKNOWN : estimate(plain, plainError, confidence),
        estimate(normalised, normalisedError, confidence),
        unsupported > 0 ? UNKNOWN : doublyRobust(rows, confidence));
  }

  private long unsupported() {
    return cells.entrySet().stream()
        .filter(entry -> modelled(entry.getKey().wanted()) == null)
        .mapToLong(entry -> entry.getValue().n)
        .sum();
  }

  /**
   * With q the model's mean for the rule's arm: the mean of q + w (y − q of what was done); w is 0
   * where they differ.
   */
  private Estimate doublyRobust(long rows, double confidence) {
    double sum = 0;
    double squares = 0;
    for (Map.Entry<Pair, Cell> entry : cells.entrySet()) {
      String wanted = entry.getKey().wanted();
      Cell cell = entry.getValue();
      double q = modelled(wanted).sum / modelled(wanted).n;
      sum += cell.n * q + cell.weighted - q * cell.weights;
      squares +=
          cell.n * q * q
              + 2 * q * (cell.weighted - q * cell.weights)
              + cell.squaredWeighted
              - 2 * q * cell.weightedByWeights
              + q * q * cell.squaredWeights;
    }
    double value = sum / rows;
    return estimate(value, error(squares / rows - value * value, rows), confidence);
  }

  /** The mean outcome where this arm was given to those to whom the rule gives it. */
  private Cell modelled(String wanted) {
    return cells.get(new Pair(wanted, wanted));
  }

  private static double error(double variance, long rows) {
    return Math.sqrt(Math.max(0, variance) / rows);
  }

  private static Estimate estimate(double value, double error, double confidence) {
    return new Estimate(
        value, error, Interval.around(value, error * Comparisons.quantile(confidence)));
  }
}
