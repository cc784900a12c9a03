package io.winnow.platform.problem;

import java.util.List;

/** Thrown by features for whatever the caller should be told. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Integer retryAfterSeconds;

  public ProblemException(ProblemType type, String detail) {
    this(Problem.of(type, detail), null);
  }

  public ProblemException(ProblemType type, String detail, List<Problem.Fault> faults) {
    this(Problem.of(type, detail, faults), null);
  }

  private ProblemException(Problem problem, Integer retryAfterSeconds) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The service cannot answer now; {@code Retry-After} says when to come back. */
  public static ProblemException unavailable(String detail, int retryAfterSeconds) {
    return new ProblemException(Problem.of(ProblemType.UNAVAILABLE, detail), retryAfterSeconds);
  }

  /** A single faulty value of a request. */
  public static ProblemException invalid(String code, String detail, String pointer) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST, detail, List.of(new Problem.Fault(code, detail, pointer)));
  }

  public Problem problem() {
    return problem;
  }

  /** Seconds for {@code Retry-After}, or null. */
  public Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
