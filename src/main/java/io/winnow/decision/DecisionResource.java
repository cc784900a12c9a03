package io.winnow.decision;

import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/decisions")
@Tag(name = "Decisions", description = "Segments and offers for a contact, with their reasons.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class DecisionResource {

  private static final String PROBLEM = "application/problem+json";

  private final Decisions decisions;
  private final LiveCalls calls;
  private final DecisionMeters meters;

  DecisionResource(Decisions decisions, LiveCalls calls, DecisionMeters meters) {
    this.decisions = decisions;
    this.calls = calls;
    this.meters = meters;
  }

  @POST
  @RolesAllowed(Roles.CAMPAIGN)
  @NonBlocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide about one contact",
      description =
          "The answer comes once the decision is durable in the log. A repeat with the same"
              + " Idempotency-Key gets the same bytes.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = DecisionRequest.class),
              examples = @ExampleObject(name = "inline contact", value = DecisionExamples.REQUEST)))
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionResult.class),
              examples = @ExampleObject(name = "an offer", value = DecisionExamples.RESULT)))
  @APIResponse(
      responseCode = "400",
      description = "The request cannot be read or makes no sense",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "Unknown contact, rule set or version",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Facts that the rules cannot use, or an Idempotency-Key of another request",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "The decision could not be logged, so it was not made; see Retry-After",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  public CompletionStage<byte[]> decide(
      byte[] body,
      @Parameter(description = "A key of the caller's for a request that it may repeat")
          @HeaderParam(IdempotencyKey.HEADER)
          String key) {
    Timer.Sample sample = meters.start();
    return calls
        .decide(body, IdempotencyKey.of(key, body))
        .whenComplete((answer, failure) -> meters.stop(sample));
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "A decision from the log",
      description = "The decision as it was answered, and the member input with what it rests on.")
  @APIResponse(
      responseCode = "200",
      description = "The logged decision",
      content = @Content(schema = @Schema(implementation = DecisionResult.class)))
  @APIResponse(
      responseCode = "404",
      description = "Unknown decision",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  public String find(@PathParam("id") String id) {
    DecisionTable.Logged logged = decisions.find(id);
    String result = logged.result();
    return result.substring(0, result.length() - 1) + ",\"input\":" + logged.input() + "}";
  }

  @GET
  @Path("/{id}/explanation")
  @Operation(
      summary = "Why a logged decision came out as it did",
      description =
          "The decision made again from the log, as with explain full, however much was asked for"
              + " then; nothing is logged.")
  @APIResponse(
      responseCode = "200",
      description = "The decision with its reasons",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionResult.class),
              examples = @ExampleObject(name = "an offer", value = DecisionExamples.RESULT)))
  @APIResponse(
      responseCode = "404",
      description = "Unknown decision, or its version is gone",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  public byte[] explanation(@PathParam("id") String id) {
    return decisions.explanation(id);
  }

  @POST
  @RolesAllowed({Roles.CAMPAIGN, Roles.ANALYST})
  @Path("/{id}/replay")
  @Operation(
      summary = "Decide again from the log",
      description = "From the logged input, clock, version and cap usage; nothing is logged.")
  @APIResponse(
      responseCode = "200",
      description = "The decision made again, and where it differs",
      content = @Content(schema = @Schema(implementation = Replay.class)))
  @APIResponse(
      responseCode = "404",
      description = "Unknown decision, or its version is gone",
      content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
  public Replay replay(@PathParam("id") String id) {
    return decisions.replay(id);
  }
}
