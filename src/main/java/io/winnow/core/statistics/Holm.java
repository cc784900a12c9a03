package io.winnow.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * P-values of several questions asked at once, so that the chance of any false alarm stays what one
 * test's is. Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian
 * Journal of Statistics 6 (1979), 65–70.
 */
public final class Holm {

  private Holm() {}

  /**
   * @param pValues NaN where there is none, which counts as no question
   * @return in the same order
   */
  public static double[] adjust(double... pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    Arrays.fill(adjusted, Double.NaN);
    double before = 0;
    for (int rank = 0; rank < order.length; rank++) {
      before = Math.max(before, Math.min(1, (order.length - rank) * pValues[order[rank]]));
      adjusted[order[rank]] = before;
    }
    return adjusted;
  }
}
