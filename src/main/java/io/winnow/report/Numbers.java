package io.winnow.report;

import io.winnow.core.statistics.Interval;
import io.winnow.report.Report.Bounds;

/** JSON has no number for what cannot be told. */
final class Numbers {

  private Numbers() {}

  static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static Bounds bounds(Interval interval) {
    return new Bounds(known(interval.low()), known(interval.high()));
  }
}
