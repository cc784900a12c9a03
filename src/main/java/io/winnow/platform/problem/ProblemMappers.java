package io.winnow.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure of a resource with its problem. */
class ProblemMappers {

  @ServerExceptionMapper
  Response any(Throwable failure) {
    Problem problem = Problems.of(failure);
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (failure instanceof ProblemException p && p.retryAfterSeconds() != null) {
      answer.header("Retry-After", p.retryAfterSeconds());
    }
    return answer.build();
  }

  /** Quarkus brings a mapper of its own for this one, which is nearer than {@link #any}. */
  @ServerExceptionMapper
  Response mismatched(MismatchedInputException failure) {
    return any(failure);
  }
}
