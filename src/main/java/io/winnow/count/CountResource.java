package io.winnow.count;

import io.smallrye.common.annotation.Blocking;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.Drafts;
import io.winnow.platform.security.Roles;
import io.winnow.ruleset.RuleSets;
import io.winnow.table.TableBody;
import io.winnow.table.Tables;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/rule-sets/{key}")
@Tag(name = "Tables")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CountResource {

  private static final String READY =
      """
      {"state": "ready", "done": 100000, "total": 100000, "asOf": "2026-11-22T10:00:00Z",
       "counted": 100000, "none": 1200, "undecided": 0,
       "rows": [{"id": "r1", "row": 1, "contacts": 61000}, {"id": null, "row": 2, "contacts": 37800}]}
      """;

  private static final String PREPARING =
      """
      {"state": "preparing", "done": 20000, "total": 100000, "asOf": null, "counted": null,
       "none": null, "undecided": null, "rows": []}
      """;

  private static final int ACCEPTED = 202;

  private final Tables tables;
  private final Drafts drafts;
  private final RuleSets ruleSets;
  private final Counts counts;

  CountResource(Tables tables, Drafts drafts, RuleSets ruleSets, Counts counts) {
    this.tables = tables;
    this.drafts = drafts;
    this.ruleSets = ruleSets;
    this.counts = counts;
  }

  @POST
  @Path("/drafts/{id}/tables/{file}/{decision}/counts")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ANALYST)
  @Operation(
      summary = "Count whom each row of a table holds while it is edited",
      description =
          "Over all stored contacts, exactly, for the table as it is sent; without a body as it is"
              + " saved. Nothing is saved. The facts are a copy in memory: the first call starts to"
              + " read it and answers 202; ask again until it is 200. Tables that look at nothing but"
              + " facts can be counted.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = TableBody.class),
              examples = @ExampleObject(name = "as saved", value = "null")))
  @APIResponse(
      responseCode = "200",
      description = "Whom the rows hold",
      content =
          @Content(
              schema = @Schema(implementation = RowCounts.class),
              examples = @ExampleObject(name = "two rows", value = READY)))
  @APIResponse(
      responseCode = "202",
      description = "The base is being read",
      content =
          @Content(
              schema = @Schema(implementation = RowCounts.class),
              examples = @ExampleObject(name = "a fifth of it", value = PREPARING)))
  public Response ofDraft(
      @RestPath String key,
      @RestPath String id,
      @RestPath String file,
      @RestPath String decision,
      @RestQuery String channel,
      @RestQuery String placement,
      @RestQuery String purpose,
      TableBody body) {
    Tables.InFile table = tables.edited(key, id, file, decision, body);
    return answer(
        key,
        drafts.files(key, id).files(),
        table,
        decision,
        new Counts.Situation(channel, placement, purpose));
  }

  @GET
  @Path("/versions/{n}/tables/{file}/{decision}/counts")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Count whom each row of a version's table holds",
      description = "As for a draft: 202 until the base has been read.")
  @APIResponse(
      responseCode = "200",
      description = "Whom the rows hold",
      content =
          @Content(
              schema = @Schema(implementation = RowCounts.class),
              examples = @ExampleObject(name = "two rows", value = READY)))
  @APIResponse(
      responseCode = "202",
      description = "The base is being read",
      content =
          @Content(
              schema = @Schema(implementation = RowCounts.class),
              examples = @ExampleObject(name = "a fifth of it", value = PREPARING)))
  public Response ofVersion(
      @RestPath String key,
      @RestPath int n,
      @RestPath String file,
      @RestPath String decision,
      @RestQuery String channel,
      @RestQuery String placement,
      @RestQuery String purpose) {
    return answer(
        key,
        ruleSets.bundle(key, n).files(),
        tables.published(key, n, file, decision),
        decision,
        new Counts.Situation(channel, placement, purpose));
  }

  private Response answer(
      String key,
      List<RuleSource> files,
      Tables.InFile table,
      String decision,
      Counts.Situation situation) {
    RowCounts counted = counts.count(key, files, table.file(), decision, table.rows(), situation);
    return counted.state() == RowCounts.State.READY
        ? Response.ok(counted).build()
        : Response.status(ACCEPTED).header("Retry-After", 1).entity(counted).build();
  }
}
