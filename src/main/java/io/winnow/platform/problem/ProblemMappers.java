package io.winnow.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure of a resource with its problem. */
class ProblemMappers {

  private static final int RETRY_AFTER_SECONDS = 2;

  @ServerExceptionMapper
  Response any(Throwable failure) {
    Problem problem = Problems.of(failure);
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    ProblemException told = told(failure);
    Integer retryAfter = told == null ? null : told.retryAfterSeconds();
    if (told != null) {
      told.headers().forEach(answer::header);
    }
    if (retryAfter != null) {
      answer.header("Retry-After", retryAfter);
    } else if (problem.status() == ProblemType.UNAVAILABLE.status()) {
      answer.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    return answer.build();
  }

  /** What was thrown may be wrapped: by a future, by a proxy. */
  private static ProblemException told(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof ProblemException p) {
        return p;
      }
    }
    return null;
  }

  /** Quarkus brings mappers of its own for refusals, without a problem. */
  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return any(
        new ProblemException(
            ProblemType.FORBIDDEN, "Your roles do not allow this. Ask an administrator for one."));
  }

  /** Quarkus brings a mapper of its own for this one, which is nearer than {@link #any}. */
  @ServerExceptionMapper
  Response mismatched(MismatchedInputException failure) {
    return any(failure);
  }
}
