package io.winnow.table;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}/check")
@Tag(name = "Tables")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class CellCheckResource {

  private final CellChecks checks;

  CellCheckResource(CellChecks checks) {
    this.checks = checks;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Check cells of a table while they are typed",
      description =
          "Each cell by itself: whether it can be read as FEEL, names only what there is, and fits"
              + " its column. Nothing is saved. What rows say together is the draft's check's part.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = CellCheck.class),
              examples = @ExampleObject(name = "a cell", value = TableExamples.CELLS)))
  @APIResponse(
      responseCode = "200",
      description = "What is wrong; empty where nothing is",
      content =
          @Content(
              schema = @Schema(implementation = CellCheck.Findings.class),
              examples = @ExampleObject(name = "no quotes", value = TableExamples.FINDINGS)))
  public CellCheck.Findings check(
      @RestPath String key,
      @RestPath String id,
      @RestPath String file,
      @RestPath String decision,
      CellCheck body) {
    return checks.inDraft(key, id, file, decision, body);
  }
}
