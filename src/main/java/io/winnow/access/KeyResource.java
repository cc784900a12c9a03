package io.winnow.access;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/keys")
@Tag(name = "Access", description = "Users and API keys.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class KeyResource {

  private final Keys keys;

  KeyResource(Keys keys) {
    this.keys = keys;
  }

  @GET
  @Operation(summary = "List API keys, without their secrets")
  public List<ApiKey> list() {
    return keys.list();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(
      summary = "Make an API key",
      description = "The answer is the only place where the key can be read.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewKey.class),
              examples =
                  @ExampleObject(
                      name = "for a campaign tool",
                      value = "{\"name\": \"newsletter tool\", \"roles\": [\"campaign\"]}")))
  @APIResponse(
      responseCode = "201",
      description = "The key",
      content = @Content(schema = @Schema(implementation = MadeKey.class)))
  public MadeKey make(NewKey wanted, @Context SecurityContext caller) {
    return keys.make(wanted, Actor.name(caller));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Revoke an API key")
  @APIResponse(responseCode = "204", description = "Nobody gets in with it any more")
  @APIResponse(
      responseCode = "404",
      description = "Unknown key",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public void revoke(@PathParam("id") String id, @Context SecurityContext caller) {
    keys.revoke(id, Actor.name(caller));
  }
}
