package io.winnow.outcome;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import io.winnow.platform.stream.Bodies;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/outcomes")
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.CAMPAIGN)
class OutcomeResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String EXAMPLE =
      "{\"id\": \"O-1\", \"decisionId\": \"019aaf4e-5a6b-7c01-8d2e-3f4051627384\","
          + " \"type\": \"converted\", \"value\": 49.90, \"currency\": \"EUR\","
          + " \"at\": \"2026-11-22T10:00:00Z\"}";
  private static final String ANSWER =
      "{\"received\": 1, \"created\": 1, \"duplicates\": 0, \"failed\": 0, \"errors\": []}";

  private final OutcomeIntake outcomes;
  private final ObjectMapper json;

  OutcomeResource(OutcomeIntake outcomes, ObjectMapper json) {
    this.outcomes = outcomes;
    this.json = json;
  }

  @POST
  @Consumes({NDJSON, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "tellOutcomes",
      summary = "Tell what came of decisions",
      description =
          "A stream of any length: one outcome a line, or a JSON array. Idempotent by id, in any"
              + " order, at any time. \"supersedes\" corrects an earlier outcome of the same"
              + " decision. What cannot be taken is told line by line, the rest is stored.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "a sale", value = EXAMPLE)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = OutcomeBody[].class),
            examples = @ExampleObject(name = "a sale", value = "[" + EXAMPLE + "]"))
      })
  @APIResponse(
      responseCode = "200",
      description = "How many were taken, and the first thousand that were not",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OutcomeSummary.class),
              examples = @ExampleObject(name = "taken", value = ANSWER)))
  public OutcomeSummary post(InputStream body, HttpHeaders headers) throws IOException {
    return outcomes.run(Bodies.of(headers.getMediaType(), body, json, OutcomeBody.class));
  }
}
