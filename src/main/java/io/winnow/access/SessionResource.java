package io.winnow.access;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Accounts;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/session")
@Tag(name = "Access", description = "Users and API keys.")
@RolesAllowed(Roles.VIEWER)
@Blocking
public class SessionResource {

  private static final String BASIC = "Basic ";

  private final Sessions sessions;

  SessionResource(Sessions sessions) {
    this.sessions = sessions;
  }

  @POST
  @Operation(
      summary = "Log in for a browser",
      description =
          "Called with a user's name and password as Authorization: Basic. The answer sets a cookie"
              + " that scripts cannot read and other sites cannot use.")
  @APIResponse(responseCode = "204", description = "Logged in; the cookie stands for the user")
  @APIResponse(responseCode = "400", description = "Called with anything but a password")
  public Response begin(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @Parameter(hidden = true) @HeaderParam("Origin") String origin,
      @Context SecurityContext caller,
      @Context HttpServerRequest called) {
    // only a password proves a local user: a key or another's token could bear the same name
    boolean password =
        authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    String secret = password ? sessions.begin(caller.getUserPrincipal().getName()) : null;
    if (secret == null) {
      throw ProblemException.invalid(
          "password-wanted",
          "Log in with a user's name and password as Authorization: Basic.",
          "Authorization");
    }
    return Response.noContent().cookie(cookie(secret, origin, called).build()).build();
  }

  @DELETE
  @Operation(summary = "Log out", description = "Ends the session of the cookie, if there is one.")
  @APIResponse(responseCode = "204", description = "Logged out")
  public Response end(
      @Parameter(hidden = true) @CookieParam(Accounts.COOKIE) String secret,
      @Parameter(hidden = true) @HeaderParam("Origin") String origin,
      @Context HttpServerRequest called) {
    if (secret != null) {
      sessions.end(secret);
    }
    return Response.noContent().cookie(cookie("", origin, called).maxAge(0).build()).build();
  }

  /** For as long as the browser runs; secure wherever the browser itself is on https. */
  private static NewCookie.Builder cookie(String secret, String origin, HttpServerRequest called) {
    boolean https =
        "https".equals(called.scheme()) || origin != null && origin.startsWith("https://");
    return new NewCookie.Builder(Accounts.COOKIE)
        .value(secret)
        .path("/")
        .httpOnly(true)
        .secure(https)
        .sameSite(NewCookie.SameSite.STRICT);
  }
}
