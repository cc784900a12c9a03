package io.winnow.platform.problem;

import java.util.List;
import java.util.Map;

/** Thrown by features for whatever the caller should be told. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Integer retryAfterSeconds;
  private final transient Map<String, String> headers;

  public ProblemException(ProblemType type, String detail) {
    this(Problem.of(type, detail), null, Map.of());
  }

  public ProblemException(ProblemType type, String detail, List<Problem.Fault> faults) {
    this(Problem.of(type, detail, faults), null, Map.of());
  }

  private ProblemException(
      Problem problem, Integer retryAfterSeconds, Map<String, String> headers) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
    this.headers = headers;
  }

  /**
   * What is changed is in another state than the caller says.
   *
   * @param etag the current state, told in the header {@code ETag}; null where there is nothing
   */
  public static ProblemException stale(String detail, String etag) {
    return new ProblemException(
        Problem.of(ProblemType.STALE, detail),
        null,
        etag == null ? Map.of() : Map.of("ETag", etag));
  }

  /** The service cannot answer now; {@code Retry-After} says when to come back. */
  public static ProblemException unavailable(String detail, int retryAfterSeconds) {
    return new ProblemException(
        Problem.of(ProblemType.UNAVAILABLE, detail), retryAfterSeconds, Map.of());
  }

  /** The database is away or silent. */
  public static ProblemException databaseAway() {
    return unavailable("The database cannot be reached. Try again.", 2);
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

  /** Further headers of the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
