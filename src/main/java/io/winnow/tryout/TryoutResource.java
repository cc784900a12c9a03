package io.winnow.tryout;

import io.smallrye.common.annotation.Blocking;
import io.winnow.decision.DecisionRequest;
import io.winnow.decision.DecisionResult;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}")
@Tag(name = "Try it", description = "Decisions with rules that are not live, without a trace.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class TryoutResource {

  private static final String REQUEST =
      """
      {"contact": {"id": "C-1", "birthDate": "1990-05-01"}, "metrics": {"recencyDays": 12},
       "context": {"channel": "email", "purpose": "marketing"}}
      """;

  private static final String RESULT =
      """
      {"decisionId": "019a9b1c-0000-7000-8000-000000000000", "requestId": null, "contactId": "C-1",
       "decidedAt": "2026-11-22T10:00:00Z", "ruleSet": "crm", "version": 0,
       "versionHash": "sha256:9f2c", "experiment": null, "segments": [], "offer": null,
       "ranked": [], "noOfferReason": "No rule proposed an offer.", "rejected": [], "missing": [],
       "tables": []}
      """;

  private final Tryouts tryouts;

  TryoutResource(Tryouts tryouts) {
    this.tryouts = tryouts;
  }

  @POST
  @Path("/drafts/{id}/decide")
  @Operation(
      summary = "Try a draft on one contact",
      description =
          "Body and answer as of POST /v1/decisions, always as a dry run, with explain full unless"
              + " the body says otherwise. The body's ruleSet and version do not count; version is 0"
              + " in the answer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = DecisionRequest.class),
              examples = @ExampleObject(name = "inline contact", value = REQUEST)))
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content =
          @Content(
              schema = @Schema(implementation = DecisionResult.class),
              examples = @ExampleObject(name = "no offer", value = RESULT)))
  public CompletionStage<byte[]> draft(@RestPath String key, @RestPath String id, byte[] body) {
    return tryouts.draft(key, id, body);
  }

  @POST
  @Path("/versions/{n}/decide")
  @Operation(
      summary = "Try a version on one contact",
      description = "As for a draft. No experiment takes part.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = DecisionRequest.class),
              examples = @ExampleObject(name = "inline contact", value = REQUEST)))
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content = @Content(schema = @Schema(implementation = DecisionResult.class)))
  public CompletionStage<byte[]> version(@RestPath String key, @RestPath int n, byte[] body) {
    return tryouts.version(key, n, body);
  }
}
