package io.winnow.access;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

@Path("/v1/me")
@Tag(name = "Access", description = "Users and API keys.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Blocking
public class MeResource {

  /** Who calls. */
  public record Me(String name, List<String> roles) {}

  /** A new password. */
  public record NewPassword(String current, String password) {}

  private final Users users;

  MeResource(Users users) {
    this.users = users;
  }

  @GET
  @Operation(summary = "Who the caller is, with all roles")
  public Me me(@Context SecurityContext caller) {
    return new Me(
        caller.getUserPrincipal().getName(),
        Roles.ALL.stream().filter(caller::isUserInRole).toList());
  }

  @PUT
  @Path("/password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change the caller's password", description = "For local users.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewPassword.class),
              examples =
                  @ExampleObject(
                      name = "change",
                      value =
                          "{\"current\": \"as the log told\", \"password\": \"a longer one of mine\"}")))
  @APIResponse(responseCode = "204", description = "Changed")
  public void password(NewPassword wanted, @Context SecurityContext caller) {
    users.password(caller.getUserPrincipal().getName(), wanted.current(), wanted.password());
  }
}
