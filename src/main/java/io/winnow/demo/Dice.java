package io.winnow.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance that is the same on every Java version: all draws are made from 64-bit numbers, all
 * mathematics is StrictMath.
 */
final class Dice {

  private final SplittableRandom random;

  /** A sequence of its own for each number under one seed. */
  Dice(long seed, long number) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L);
    random.nextLong();
  }

  /** In [0, 1). */
  double unit() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** In [from, to]. */
  int between(int from, int to) {
    return from + (int) (unit() * (to - from + 1));
  }

  <T> T oneOf(List<T> values) {
    return values.get(between(0, values.size() - 1));
  }

  /** The index of a weight, drawn in proportion to the weights. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = unit() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  double normal(double mean, double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** Gamma by Marsaglia and Tsang (2000); shapes below one by their boost. */
  double gamma(double shape, double scale) {
    if (shape < 1) {
      return gamma(shape + 1, scale) * StrictMath.pow(1 - unit(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal(0, 1);
      double v = StrictMath.pow(1 + c * x, 3);
      if (v > 0 && StrictMath.log(1 - unit()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v * scale;
      }
    }
  }
}
