package io.winnow.report;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/experiments/{key}/report")
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
class ReportResource {

  private final Reports reports;

  ReportResource(Reports reports) {
    this.reports = reports;
  }

  @GET
  @Operation(
      operationId = "reportExperiment",
      summary = "Tell what is known of an experiment and how sure",
      description =
          "Each variant with the first one and with the holdout: rates, revenue per contact,"
              + " differences with intervals for looking once and for looking any day, health and"
              + " advice in words.")
  @Parameter(
      name = "phase",
      in = ParameterIn.QUERY,
      description = "Left out: the running or last one",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
  @Parameter(
      name = "confidence",
      in = ParameterIn.QUERY,
      description = "Of every interval; left out: 0.95",
      schema = @Schema(type = SchemaType.NUMBER))
  @Parameter(
      name = "effect",
      in = ParameterIn.QUERY,
      description = "The lift of the goal that is worth finding; left out: 0.05",
      schema = @Schema(type = SchemaType.NUMBER))
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Report.class),
              examples = @ExampleObject(name = "two variants", value = ReportExamples.REPORT)))
  @APIResponse(
      responseCode = "404",
      description = "No such experiment",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Report report(
      @RestPath String key,
      @Parameter(hidden = true) @RestQuery Integer phase,
      @Parameter(hidden = true) @RestQuery Double confidence,
      @Parameter(hidden = true) @RestQuery Double effect) {
    double sure = confidence == null ? Reports.CONFIDENCE : confidence;
    double worth = effect == null ? Reports.EFFECT : effect;
    if (!(sure >= 0.5 && sure < 1)) {
      throw ProblemException.invalid(
          "invalid-value", "confidence must be at least 0.5 and below 1.", "confidence");
    }
    if (!(worth > 0 && worth <= 10)) {
      throw ProblemException.invalid(
          "invalid-value", "effect must be above 0 and at most 10.", "effect");
    }
    return reports.report(key, phase, sure, worth);
  }
}
