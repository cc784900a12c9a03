package io.winnow.table;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.http.ETag;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/rule-sets/{key}/drafts/{id}/tables")
@Tag(name = "Tables", description = "Decision tables as data and as spreadsheets.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class TableResource {

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Tables tables;

  TableResource(Tables tables) {
    this.tables = tables;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List the decision tables of a draft")
  @APIResponse(
      responseCode = "200",
      description = "The tables, by file",
      content =
          @Content(
              schema = @Schema(implementation = TableSummary.TableList.class),
              examples = @ExampleObject(name = "one table", value = TableExamples.LIST)))
  public TableSummary.TableList list(@RestPath String key, @RestPath String id) {
    return tables.ofDraft(key, id);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{file}/{decision}")
  @Operation(
      summary = "Get a decision table of a draft",
      description = "The ETag is that of the file: what a later save sends as If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "The table",
      content =
          @Content(
              schema = @Schema(implementation = TableBody.class),
              examples = @ExampleObject(name = "two rows", value = TableExamples.TABLE)))
  public Response get(
      @RestPath String key, @RestPath String id, @RestPath String file, @RestPath String decision) {
    return TableAnswers.json(tables.inDraft(key, id, file, decision));
  }

  @PUT
  @Path("/{file}/{decision}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Save a decision table of a draft",
      description =
          "The whole table, as it was read and changed; the rest of the file stays byte for byte."
              + " With If-Match, only the state of the file that was read is changed. Rows keep their ids; a row without one is"
              + " new. Cells may hold anything: the check tells what is wrong with them."
              + " With dryRun=true nothing is saved.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = TableBody.class),
              examples = @ExampleObject(name = "two rows", value = TableExamples.TABLE)))
  @APIResponse(
      responseCode = "200",
      description = "What differs, and the table with the ids of new rows",
      content =
          @Content(
              schema = @Schema(implementation = TableSaved.class),
              examples = @ExampleObject(name = "a cell", value = TableExamples.SAVED)))
  public Response put(
      @RestPath String key,
      @RestPath String id,
      @RestPath String file,
      @RestPath String decision,
      @HeaderParam("If-Match") String ifMatch,
      @RestQuery boolean dryRun,
      TableBody body,
      @Context SecurityContext caller) {
    return saved(
        tables.save(
            new Tables.Edit(key, id, file, decision, ifMatch, dryRun, Actor.name(caller)), body));
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{file}/{decision}/xlsx")
  @Produces(WORKBOOK)
  @Operation(
      summary = "Get a decision table of a draft as a spreadsheet",
      description = "The ETag is that of the file: what a later import sends as If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "The workbook",
      content =
          @Content(
              mediaType = WORKBOOK,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  public Response exportWorkbook(
      @RestPath String key, @RestPath String id, @RestPath String file, @RestPath String decision) {
    OpenTable table = tables.inDraft(key, id, file, decision);
    return TableAnswers.workbook(table, tables.workbook(table));
  }

  @PUT
  @Path("/{file}/{decision}/xlsx")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Import a decision table of a draft from a spreadsheet",
      description =
          "A workbook that was exported and edited. With If-Match, only the state of the export is"
              + " changed."
              + " With dryRun=true nothing is saved.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = WORKBOOK,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary"),
              examples = @ExampleObject(name = "a workbook", value = "(bytes)")))
  @APIResponse(
      responseCode = "200",
      description = "Exactly what differs, and the table with the ids of new rows",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TableSaved.class),
              examples = @ExampleObject(name = "a cell", value = TableExamples.SAVED)))
  public Response importWorkbook(
      @RestPath String key,
      @RestPath String id,
      @RestPath String file,
      @RestPath String decision,
      @HeaderParam("If-Match") String ifMatch,
      @RestQuery boolean dryRun,
      byte[] workbook,
      @Context SecurityContext caller) {
    return saved(
        tables.save(
            new Tables.Edit(key, id, file, decision, ifMatch, dryRun, Actor.name(caller)),
            workbook == null ? new byte[0] : workbook));
  }

  private static Response saved(Tables.Outcome outcome) {
    return Response.ok(outcome.saved()).header("ETag", ETag.quoted(outcome.etag())).build();
  }
}
