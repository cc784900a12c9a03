package io.winnow.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds the bodies that are read whole. Streams are read piece by piece and may be of any length;
 * they bound their lines themselves.
 */
@ApplicationScoped
public class BodyLimit {

  /** The largest body that is read whole, in bytes. */
  public static final long MAX_BYTES = 1 << 20;

  static final String TOO_LARGE =
      "A single body holds at most "
          + MAX_BYTES
          + " bytes. Send many contacts as a stream to /v1/decisions/batch or /v1/contacts/import.";

  private static final Set<String> STREAMS =
      Set.of("/v1/decisions/batch", "/v1/contacts/import", "/v1/events");

  /** After Quarkus' own limit has been set for the request, before anything reads the body. */
  private static final int JUST_AFTER_THE_GENERAL_LIMIT = 1;

  private final ObjectMapper json;

  BodyLimit(ObjectMapper json) {
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::limit, JUST_AFTER_THE_GENERAL_LIMIT);
  }

  private void limit(RoutingContext call) {
    if (STREAMS.contains(call.normalizedPath())) {
      call.next();
      return;
    }
    // the net for whoever reads without blocking: Quarkus answers 413 without a body
    call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, 2 * MAX_BYTES);
    if (declaredLength(call) > MAX_BYTES) {
      refuse(call);
    } else {
      call.next();
    }
  }

  /** The body without a declared length is cut off while a resource reads it. */
  @ServerRequestFilter
  void bound(ContainerRequestContext call) {
    if (call.getLength() < 0
        && !STREAMS.contains(call.getUriInfo().getPath())
        && BlockingOperationControl.isBlockingAllowed()) {
      call.setEntityStream(new BoundedBody(call.getEntityStream(), MAX_BYTES));
    }
  }

  private static long declaredLength(RoutingContext call) {
    String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void refuse(RoutingContext call) {
    Problem problem = Problem.of(ProblemType.TOO_LARGE, TOO_LARGE);
    try {
      call.response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          // the body is not read, so the connection cannot be used again
          .putHeader(HttpHeaders.CONNECTION, "close")
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      call.fail(e);
    }
  }
}
