package io.winnow.table;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}")
@Tag(name = "Tables")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class SheetResource {

  private final Sheets sheets;

  SheetResource(Sheets sheets) {
    this.sheets = sheets;
  }

  @GET
  @Path("/drafts/{id}/sheets/{file}")
  @Operation(summary = "Get the cells of a draft's spreadsheet of rules")
  @APIResponse(
      responseCode = "200",
      description = "Its sheets",
      content =
          @Content(
              schema = @Schema(implementation = SheetList.class),
              examples = @ExampleObject(name = "one sheet", value = TableExamples.SHEETS)))
  public SheetList ofDraft(@RestPath String key, @RestPath String id, @RestPath String file) {
    return sheets.inDraft(key, id, file);
  }

  @GET
  @Path("/versions/{n}/sheets/{file}")
  @Operation(summary = "Get the cells of a version's spreadsheet of rules")
  @APIResponse(
      responseCode = "200",
      description = "Its sheets",
      content =
          @Content(
              schema = @Schema(implementation = SheetList.class),
              examples = @ExampleObject(name = "one sheet", value = TableExamples.SHEETS)))
  public SheetList ofVersion(@RestPath String key, @RestPath int n, @RestPath String file) {
    return sheets.inVersion(key, n, file);
  }

  @POST
  @Path("/drafts/{id}/sheets/{file}/diff")
  @RolesAllowed(Roles.ANALYST)
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Compare a workbook with a draft's spreadsheet of rules",
      description = "What it would change, by cell, if it were saved as that file. Nothing is.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "a workbook", value = "(bytes)")))
  @APIResponse(
      responseCode = "200",
      description = "What differs",
      content =
          @Content(
              schema = @Schema(implementation = SheetDiff.class),
              examples = @ExampleObject(name = "a cell", value = TableExamples.SHEET_DIFF)))
  public SheetDiff compare(
      @RestPath String key, @RestPath String id, @RestPath String file, byte[] workbook) {
    return sheets.changed(key, id, file, workbook == null ? new byte[0] : workbook);
  }
}
