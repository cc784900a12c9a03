package io.winnow.campaign;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/campaigns/{key}/report")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class ReportResource {

  private final Reports reports;

  ReportResource(Reports reports) {
    this.reports = reports;
  }

  @GET
  @Operation(
      operationId = "reportCampaign",
      summary = "Report on a campaign",
      description =
          "Who was decided about, who got which offer, what came of it, and how far the goal is.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content =
          @Content(
              schema = @Schema(implementation = CampaignReport.class),
              examples = @ExampleObject(name = "running", value = CampaignExamples.REPORT)))
  public CampaignReport report(@RestPath String key) {
    return reports.of(key);
  }
}
