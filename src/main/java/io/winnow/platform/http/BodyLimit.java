package io.winnow.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads bodies whole and within bounds before a resource is called, so that no thread waits for a
 * slow caller. Streams are read piece by piece by their resources and may be of any length; they
 * bound their lines themselves.
 */
@ApplicationScoped
public class BodyLimit {

  /** The largest body that is read whole, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** The largest file or zip of a rule set, in bytes. */
  public static final int MAX_RULE_BYTES = 16 << 20;

  private static final String RULES = "/v1/rule-sets/";

  private static final Set<String> STREAMS =
      Set.of("/v1/decisions/batch", "/v1/contacts/import", "/v1/events", "/v1/outcomes");

  /** After Quarkus' own limit has been set for the request, before anything reads the body. */
  private static final int JUST_AFTER_THE_GENERAL_LIMIT = 1;

  private static final String BODY = BodyLimit.class.getName();

  private final ObjectMapper json;

  BodyLimit(ObjectMapper json) {
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::limit, JUST_AFTER_THE_GENERAL_LIMIT);
  }

  private void limit(RoutingContext call) {
    long length = declaredLength(call.request());
    int most = call.normalizedPath().startsWith(RULES) ? MAX_RULE_BYTES : MAX_BYTES;
    if (length == 0 || isStream(call.normalizedPath())) {
      call.next();
    } else if (length > most) {
      refuse(call, most);
    } else {
      collect(call, most);
    }
  }

  private static boolean isStream(String path) {
    return STREAMS.contains(path) || path.startsWith(RULES) && path.endsWith("/evaluate-offline");
  }

  private void collect(RoutingContext call, int most) {
    HttpServerRequest request = call.request();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (call.response().ended()) {
            return;
          }
          if (body.length() + part.length() > most) {
            refuse(call, most);
          } else {
            body.appendBuffer(part);
          }
        });
    request.endHandler(
        end -> {
          if (!call.response().ended()) {
            call.put(BODY, body.getBytes());
            call.next();
          }
        });
    if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      request.headers().remove(HttpHeaders.EXPECT);
      call.response().writeContinue();
    }
    request.resume();
  }

  /** Hands the body that has been read to the resource. */
  @ServerRequestFilter(nonBlocking = true)
  void give(ContainerRequestContext call, RoutingContext routing) {
    byte[] body = routing.get(BODY);
    if (body != null) {
      call.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  /** 0: no body; -1: one that does not tell its length. */
  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      if (length != null) {
        return Long.parseLong(length);
      }
    } catch (NumberFormatException e) {
      return -1;
    }
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? -1 : 0;
  }

  private void refuse(RoutingContext call, int most) {
    Problem problem =
        Problem.of(
            ProblemType.TOO_LARGE,
            "A single body holds at most "
                + most
                + " bytes here. Send many contacts as a stream to /v1/decisions/batch or"
                + " /v1/contacts/import.");
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
