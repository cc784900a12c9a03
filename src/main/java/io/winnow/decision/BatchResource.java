package io.winnow.decision;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winnow.platform.http.WriteQueue;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.security.Roles;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Lines;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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

@Path("/v1/decisions/batch")
@Tag(name = "Decisions")
@Produces({BatchFormat.Ndjson.MEDIA_TYPE, CsvAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Blocking
@RolesAllowed(Roles.CAMPAIGN)
public class BatchResource {

  private final Batches batches;
  private final Drafts drafts;
  private final Subjects subjects;
  private final Decisions decisions;
  private final DecisionJson json;
  private final DecisionConfig config;

  BatchResource(
      Batches batches,
      Drafts drafts,
      Subjects subjects,
      Decisions decisions,
      DecisionJson json,
      DecisionConfig config) {
    this.batches = batches;
    this.drafts = drafts;
    this.subjects = subjects;
    this.decisions = decisions;
    this.json = json;
    this.config = config;
  }

  @Parameter(name = "ruleSet", in = ParameterIn.QUERY, description = "For lines that name none")
  @Parameter(
      name = "version",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
  @Parameter(
      name = "explain",
      in = ParameterIn.QUERY,
      schema = @Schema(enumeration = {"none", "reasons", "full"}))
  @Parameter(name = "dryRun", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "at",
      in = ParameterIn.QUERY,
      description = "The clock of the whole batch; left out: its beginning",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(name = "channel", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "placement", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "purpose", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "count",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50"))
  @POST
  @Consumes(BatchFormat.Ndjson.MEDIA_TYPE)
  @Operation(
      operationId = "decideBatch",
      summary = "Decide about many contacts, line by line",
      description =
          "One request and one answer a line, in order, streamed: read the answers while sending."
              + " A line that fails gives {\"line\": n, \"error\": {problem}}. One version and one"
              + " clock for the whole batch. Also as text/csv, and as a JSON array of up to 1,000.")
  @RequestBody(
      content = {
        @Content(
            mediaType = BatchFormat.Ndjson.MEDIA_TYPE,
            schema = @Schema(implementation = DecisionRequest.class),
            examples = @ExampleObject(name = "two lines", value = DecisionExamples.BATCH_LINES)),
        @Content(
            mediaType = CsvAnswers.MEDIA_TYPE,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "dotted paths", value = DecisionExamples.BATCH_CSV)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = DecisionRequest.class))
      })
  @APIResponse(
      responseCode = "200",
      description = "The answers in the order of the lines",
      content = {
        @Content(
            mediaType = BatchFormat.Ndjson.MEDIA_TYPE,
            schema = @Schema(implementation = DecisionResult.class)),
        @Content(mediaType = CsvAnswers.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = DecisionResult.class))
      })
  @APIResponse(
      responseCode = "400",
      description = "An unknown option, an Idempotency-Key, or a body that cannot be read at all",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "Enough batches are running; see Retry-After",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response lines(
      InputStream body,
      @Parameter(hidden = true) @HeaderParam("Accept") String accept,
      @Context UriInfo address,
      @Context HttpServerRequest call) {
    BatchFormat ndjson = new BatchFormat.Ndjson(json);
    BatchFormat format = wants(accept, CsvAnswers.MEDIA_TYPE) ? new CsvAnswers() : ndjson;
    BatchWork work = work(address, call, format);
    Lines lines = new Lines(body, config.batch().maxLine());
    return stream(work, new JsonRequests(json, config.batch()).lines(lines), call);
  }

  @POST
  @Consumes(CsvAnswers.MEDIA_TYPE)
  @Operation(hidden = true)
  public Response csv(
      InputStream body,
      @HeaderParam("Accept") String accept,
      @Context UriInfo address,
      @Context HttpServerRequest call)
      throws IOException {
    boolean ndjson = wants(accept, BatchFormat.Ndjson.MEDIA_TYPE);
    BatchWork work = work(address, call, ndjson ? new BatchFormat.Ndjson(json) : new CsvAnswers());
    return stream(work, CsvRequests.read(body, json.mapper(), config.batch().maxLine()), call);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response array(InputStream body, @Context UriInfo address, @Context HttpServerRequest call)
      throws IOException {
    BatchWork work = work(address, call, new JsonArray(json));
    var requests = new JsonRequests(json, config.batch()).array(body);
    batches.enter();
    try {
      var answers = requests.isEmpty() ? List.<byte[]>of() : batches.start(work, requests).join();
      return Response.ok(JsonArray.closed(answers), MediaType.APPLICATION_JSON).build();
    } finally {
      batches.leave();
    }
  }

  private BatchWork work(UriInfo address, HttpServerRequest call, BatchFormat format) {
    IdempotencyKey.none(call.getHeader(IdempotencyKey.HEADER));
    Defaults defaults = QueryOptions.batch(address, decisions.now());
    if (address.getQueryParameters().containsKey("ruleSet") || defaults.version() != null) {
      drafts.course(defaults.ruleSet(), defaults.version());
    }
    return new BatchWork(drafts, subjects, decisions, defaults, format);
  }

  private Response stream(BatchWork work, Bodies<DecisionRequest> lines, HttpServerRequest call) {
    batches.enter();
    StreamingOutput answers =
        out -> {
          try {
            batches.run(work, lines, out, WriteQueue.of(call));
          } catch (IOException e) {
            // An answer that breaks off must not look complete.
            call.connection().close();
          } finally {
            batches.leave();
          }
        };
    return Response.ok(answers, work.format().mediaType()).build();
  }

  private static boolean wants(String accept, String mediaType) {
    return accept != null && accept.contains(mediaType);
  }
}
