package io.winnow.platform.stream;

import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.Problems;

/**
 * Why one line was not taken.
 *
 * @param line from 1; in a JSON array the number of the entry
 */
public record LineError(long line, String code, String detail) {

  private static final int MAX_DETAIL = 500;

  public static LineError of(long line, Throwable failure) {
    Problem problem = Problems.of(failure);
    String code = problem.errors().isEmpty() ? problem.code() : problem.errors().get(0).code();
    String detail = problem.detail(); // may repeat what was sent, which may be long
    return new LineError(
        line, code, detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "…" : detail);
  }
}
