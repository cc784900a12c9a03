package io.winnow.kpi;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/kpis")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class KpiResource {

  private static final String EXAMPLE =
      """
      {"by": "offer", "from": "2026-11-01", "to": "2026-11-22", "complete": true, "kpis": [
        {"ruleSet": "crm", "experiment": null, "phase": null, "key": "WELCOME",
         "decisions": 200, "offers": 200, "shown": 180, "opened": 90, "clicked": 30,
         "accepted": 0, "rejected": 2, "converted": 10, "unsubscribed": 1,
         "revenue": [{"currency": "EUR", "amount": 499.5}],
         "rates": {"open": 0.45, "click": 0.15, "accept": 0, "conversion": 0.05,
                   "unsubscribe": 0.005, "revenue": 2.4975}}]}
      """;

  private final Kpis kpis;

  KpiResource(Kpis kpis) {
    this.kpis = kpis;
  }

  @GET
  @Operation(
      operationId = "readKpis",
      summary = "Read key figures",
      description =
          "What came of the decisions about a stretch of time, by segment, offer, version, variant"
              + " or table row: which row earned what.")
  @APIResponse(
      responseCode = "200",
      description = "The figures, those with the most decisions first",
      content =
          @Content(
              schema = @Schema(implementation = KpiReport.class),
              examples = @ExampleObject(name = "by offer", value = EXAMPLE)))
  public KpiReport read(
      @Parameter(description = "segment, offer, version, variant or row")
          @RestQuery
          @DefaultValue("offer")
          String by,
      @Parameter(
              description =
                  "The first day, UTC, or the first instant; if absent, 30 days until the last")
          @RestQuery
          String from,
      @Parameter(
              description =
                  "The last day, UTC, which is included, or an instant, which is not; if absent,"
                      + " today")
          @RestQuery
          String to,
      @Parameter(description = "How many at most, up to 50,000") @RestQuery @DefaultValue("1000")
          String limit) {
    return kpis.of(by, from, to, limit);
  }
}
