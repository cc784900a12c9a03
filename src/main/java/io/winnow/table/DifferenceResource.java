package io.winnow.table;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/rule-sets/{key}")
@Tag(name = "Differences", description = "What one state of a rule set changes in another.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class DifferenceResource {

  private final Differences differences;

  DifferenceResource(Differences differences) {
    this.differences = differences;
  }

  @GET
  @Path("/versions/{n}/diff/{m}")
  @Operation(
      summary = "Compare two versions",
      description =
          "What version m has otherwise than version n: tables by row and cell, segments, offers"
              + " and scenarios by entry, spreadsheets by cell, text by line.")
  @APIResponse(
      responseCode = "200",
      description = "What differs",
      content =
          @Content(
              schema = @Schema(implementation = RuleSetDiff.class),
              examples = @ExampleObject(name = "an offer", value = TableExamples.DIFF)))
  public RuleSetDiff versions(@RestPath String key, @RestPath int n, @RestPath int m) {
    return differences.ofVersions(key, n, m);
  }

  @GET
  @Path("/drafts/{id}/diff")
  @Operation(
      summary = "Compare a draft with a version",
      description = "With the one that it was made from, unless against names another.")
  @APIResponse(
      responseCode = "200",
      description = "What differs",
      content =
          @Content(
              schema = @Schema(implementation = RuleSetDiff.class),
              examples = @ExampleObject(name = "an offer", value = TableExamples.DIFF)))
  public RuleSetDiff draft(
      @RestPath String key,
      @RestPath String id,
      @Parameter(description = "A version's number") @RestQuery Integer against) {
    return differences.ofDraft(key, id, against);
  }
}
