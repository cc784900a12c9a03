package io.winnow.experiment;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/experiments/{key}/ramp")
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.APPROVER)
public class RampResource {

  private final Ramps ramps;

  RampResource(Ramps ramps) {
    this.ramps = ramps;
  }

  @POST
  @ResponseStatus(201)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Raise an experiment's coverage by schedule",
      description =
          "Step by step, nobody being moved, while its guardrails hold. One that gets worse beyond"
              + " its bound stops the experiment: the live version decides about everybody again.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RampRequest.class),
              examples =
                  @ExampleObject(
                      name = "six days",
                      value = "{\"steps\": [0.01, 0.05, 0.1, 0.25, 0.5, 1], \"every\": \"P1D\"}")))
  @APIResponse(
      responseCode = "201",
      description = "The ramp",
      content = @Content(schema = @Schema(implementation = RampInfo.class)))
  public RampInfo begin(
      @RestPath String key, RampRequest request, @Context SecurityContext caller) {
    return ramps.begin(
        key, request == null ? new RampRequest(null, null) : request, Actor.name(caller));
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Get the ramp of an experiment")
  @APIResponse(
      responseCode = "200",
      description = "The ramp of the latest phase that had one",
      content = @Content(schema = @Schema(implementation = RampInfo.class)))
  public RampInfo get(@RestPath String key) {
    return ramps.find(key);
  }

  @DELETE
  @Operation(
      summary = "Cancel the ramp of an experiment",
      description = "The experiment goes on with the coverage that it has.")
  @APIResponse(
      responseCode = "200",
      description = "The ramp as it ended",
      content = @Content(schema = @Schema(implementation = RampInfo.class)))
  public RampInfo cancel(@RestPath String key, @Context SecurityContext caller) {
    return ramps.cancel(key, Actor.name(caller));
  }
}
