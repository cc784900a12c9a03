package io.winnow.impact;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}")
@Tag(name = "Impacts", description = "What would change, for whom, before anybody is affected.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class ImpactRequestResource {

  private final Impacts impacts;

  ImpactRequestResource(Impacts impacts) {
    this.impacts = impacts;
  }

  @POST
  @Path("/drafts/{id}/impact")
  @Operation(
      summary = "Ask what a draft would change",
      description =
          "Decides about all stored contacts, or a sample, with the draft and with another version,"
              + " as a job: look at it where Location says. Nothing is logged, no cap is used.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ImpactRequest.class),
              examples = {
                @ExampleObject(
                    name = "against version 1, over everybody",
                    value = "{\"against\": 1, \"sample\": null}"),
                @ExampleObject(
                    name = "against the live version, over a sample, by e-mail",
                    value = "{\"sample\": 10000, \"channel\": \"email\"}")
              }))
  @APIResponse(
      responseCode = "202",
      description = "The job",
      content = @Content(schema = @Schema(implementation = Impact.class)))
  public Response ofDraft(
      @RestPath String key,
      @RestPath String id,
      ImpactRequest request,
      @Context SecurityContext caller) {
    return accepted(impacts.ofDraft(key, id, checked(request), Actor.name(caller)));
  }

  @POST
  @Path("/versions/{n}/impact")
  @Operation(summary = "Ask what a version would change, or has changed")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ImpactRequest.class),
              examples = @ExampleObject(name = "against version 1", value = "{\"against\": 1}")))
  @APIResponse(
      responseCode = "202",
      description = "The job",
      content = @Content(schema = @Schema(implementation = Impact.class)))
  public Response ofVersion(
      @RestPath String key,
      @RestPath int n,
      ImpactRequest request,
      @Context SecurityContext caller) {
    return accepted(impacts.ofVersion(key, n, checked(request), Actor.name(caller)));
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/drafts/{id}/impact")
  @Operation(
      summary = "Get the impact of a draft that was asked for last",
      description =
          "In whatever state it is, so that whoever approves sees what the author has seen. Where its"
              + " hash is not the draft's, the draft has changed since.")
  @APIResponse(
      responseCode = "200",
      description = "The impact",
      content =
          @Content(
              schema = @Schema(implementation = Impact.class),
              examples = @ExampleObject(name = "done", value = ImpactExamples.DONE)))
  public Impact lastOfDraft(@RestPath String key, @RestPath String id) {
    return impacts.lastOfDraft(key, id);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/versions/{n}/impact")
  @Operation(summary = "Get the impact of a version that was asked for last")
  @APIResponse(
      responseCode = "200",
      description = "The impact",
      content = @Content(schema = @Schema(implementation = Impact.class)))
  public Impact lastOfVersion(@RestPath String key, @RestPath int n) {
    return impacts.lastOfVersion(key, n);
  }

  private static ImpactRequest checked(ImpactRequest request) {
    return (request == null ? ImpactRequest.NONE : request).checked();
  }

  private static Response accepted(Impact impact) {
    return Response.accepted(impact).location(URI.create("/v1/impacts/" + impact.id())).build();
  }
}
