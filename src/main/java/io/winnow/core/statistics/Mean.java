package io.winnow.core.statistics;

/** A mean of one group, with the spread of what it is the mean of. */
public interface Mean {

  /** Contacts. */
  long n();

  /** NaN where there is nobody. */
  double mean();

  /** The sample variance, with n − 1; NaN for fewer than two. */
  double variance();

  /** The squared standard error of the mean. */
  default double meanVariance() {
    return variance() / n();
  }
}
