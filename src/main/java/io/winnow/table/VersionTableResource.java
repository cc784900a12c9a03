package io.winnow.table;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}/versions/{n}/tables")
@Tag(name = "Tables")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class VersionTableResource {

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Tables tables;

  VersionTableResource(Tables tables) {
    this.tables = tables;
  }

  @GET
  @Operation(summary = "List the decision tables of a version")
  @APIResponse(
      responseCode = "200",
      description = "The tables, by file",
      content =
          @Content(
              schema = @Schema(implementation = TableSummary.TableList.class),
              examples = @ExampleObject(name = "one table", value = TableExamples.LIST)))
  public TableSummary.TableList list(@RestPath String key, @RestPath int n) {
    return tables.ofVersion(key, n);
  }

  @GET
  @Path("/{file}/{decision}")
  @Operation(summary = "Get a decision table of a version")
  @APIResponse(
      responseCode = "200",
      description = "The table",
      content =
          @Content(
              schema = @Schema(implementation = TableBody.class),
              examples = @ExampleObject(name = "two rows", value = TableExamples.TABLE)))
  public Response get(
      @RestPath String key, @RestPath int n, @RestPath String file, @RestPath String decision) {
    return TableAnswers.json(tables.inVersion(key, n, file, decision));
  }

  @GET
  @Path("/{file}/{decision}/xlsx")
  @Produces(WORKBOOK)
  @Operation(summary = "Get a decision table of a version as a spreadsheet")
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
      @RestPath String key, @RestPath int n, @RestPath String file, @RestPath String decision) {
    OpenTable table = tables.inVersion(key, n, file, decision);
    return TableAnswers.workbook(table, tables.workbook(table));
  }
}
