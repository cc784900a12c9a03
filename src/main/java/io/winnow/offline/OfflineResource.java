package io.winnow.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.winnow.decision.PastDecisions;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import io.winnow.platform.stream.Bodies;
import io.winnow.ruleset.RuleSets;
import io.winnow.ruleset.VersionNumber;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/rule-sets/{key}/versions/{n}/evaluate-offline")
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
class OfflineResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final String CSV_ROW =
      "arm,propensity,outcomes.visit,outcomes.spend,request.contact.attributes.mens\n"
          + "mens,0.3333,1,29.9,1";
  private static final String ROW =
      "{\"arm\": \"mens\", \"propensity\": 0.3333, \"outcomes\": {\"visit\": 1, \"spend\": 29.9},"
          + " \"request\": {\"contact\": {\"attributes\": {\"mens\": 1}}}}";
  private static final String ANSWER =
      """
      {"ruleSet": "mail", "version": 3, "confidence": 0.95, "rows": 64000, "failed": 0,
       "errors": [],
       "arms": {"mens": {"given": 21307, "wanted": 35266},
                "none": {"given": 21306, "wanted": 0},
                "womens": {"given": 21387, "wanted": 28734}},
       "outcomes": {"visit": {"asItWas": 0.14678, "agreeing": 21386, "share": 0.33416,
         "unsupported": 0,
         "effectiveRows": 21386.0,
         "inversePropensity": {"value": 0.18469, "standardError": 0.00281,
                               "low": 0.17918, "high": 0.19019},
         "selfNormalised": {"value": 0.18423, "standardError": 0.00265,
                            "low": 0.17904, "high": 0.18943},
         "doublyRobust": {"value": 0.18427, "standardError": 0.00265,
                          "low": 0.17908, "high": 0.18946}}}}
      """;

  private final PastDecisions decisions;
  private final RuleSets ruleSets;
  private final ObjectMapper json;

  OfflineResource(PastDecisions decisions, RuleSets ruleSets, ObjectMapper json) {
    this.decisions = decisions;
    this.ruleSets = ruleSets;
    this.json = json;
  }

  @POST
  @Consumes({NDJSON, MediaType.APPLICATION_JSON, CSV})
  @Operation(
      operationId = "evaluateOffline",
      summary = "Tell what a version would have earned on a past campaign",
      description =
          "The campaign must have been drawn by lot. One contact a line, of any number, with what"
              + " the lot gave it, with which chance, and what came of it. Answers the version's"
              + " value per contact by inverse propensity, self-normalised and doubly robust.")
  @Parameter(
      name = "none",
      in = ParameterIn.QUERY,
      description = "The arm that stands for no offer; left out: none",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "confidence",
      in = ParameterIn.QUERY,
      description = "Of every interval; left out: 0.95",
      schema = @Schema(type = SchemaType.NUMBER))
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "a contact", value = ROW)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PastRow[].class),
            examples = @ExampleObject(name = "a contact", value = "[" + ROW + "]")),
        @Content(
            mediaType = CSV,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "a contact", value = CSV_ROW))
      })
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OfflineReport.class),
              examples = @ExampleObject(name = "three arms", value = ANSWER)))
  public OfflineReport evaluate(
      @RestPath String key,
      @RestPath String n,
      @Parameter(hidden = true) @RestQuery String none,
      @Parameter(hidden = true) @RestQuery Double confidence,
      InputStream body,
      HttpHeaders headers)
      throws IOException {
    double sure = confidence == null ? 0.95 : confidence;
    if (!(sure >= 0.5 && sure < 1)) {
      throw ProblemException.invalid(
          "invalid-value", "confidence must be at least 0.5 and below 1.", "confidence");
    }
    int version = ruleSets.version(key, VersionNumber.of(key, n)).version();
    MediaType type = headers.getMediaType();
    Bodies<PastRow> rows =
        type != null && type.getSubtype().equals("csv")
            ? PastCsv.read(body, decisions)
            : Bodies.of(type, body, json, PastRow.class);
    return new Evaluation(decisions.policy(key, version), none == null ? "none" : none)
        .run(rows)
        .report(key, version, sure);
  }
}
