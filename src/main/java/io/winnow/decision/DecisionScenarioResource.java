package io.winnow.decision;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/decisions/{id}/scenario")
@Tag(name = "Decisions")
@RolesAllowed(Roles.ANALYST)
@Blocking
public class DecisionScenarioResource {

  private static final String YAML = "application/yaml";

  private final Decisions decisions;

  DecisionScenarioResource(Decisions decisions) {
    this.decisions = decisions;
  }

  @POST
  @Produces(YAML + ";charset=UTF-8")
  @Operation(
      summary = "Make a scenario of a logged decision",
      description =
          "The text of a file for scenarios/, which holds on the version that decided. Personal"
              + " data are replaced or left out; only facts that rules look at are kept.")
  @APIResponse(
      responseCode = "200",
      description = "The scenario",
      content =
          @Content(
              mediaType = YAML,
              examples =
                  @ExampleObject(name = "an active customer", value = DecisionExamples.SCENARIO)))
  public String scenario(@PathParam("id") String id) {
    return decisions.scenario(id);
  }
}
