package io.winnow.access;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/users")
@Tag(name = "Access", description = "Users and API keys.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class UserResource {

  private final Users users;

  UserResource(Users users) {
    this.users = users;
  }

  @GET
  @Operation(summary = "List users")
  public List<User> list() {
    return users.list();
  }

  @PUT
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a user, or change one",
      description = "What is left out stays as it is; a new user needs a password and roles.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewUser.class),
              examples =
                  @ExampleObject(
                      name = "an analyst",
                      value =
                          "{\"password\": \"correct horse battery\", \"roles\": [\"analyst\"]}")))
  public User put(@PathParam("name") String name, NewUser wanted, @Context SecurityContext caller) {
    return users.put(name, wanted, Actor.name(caller));
  }
}
