package io.winnow.ruleset;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets")
@Tag(name = "Rule sets", description = "Published versions, and which one is live.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class RuleSetResource {

  private static final String ZIP = "application/zip";

  private final RuleSets ruleSets;

  RuleSetResource(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  /** All rule sets, by key. */
  public record RuleSetList(List<RuleSetInfo> ruleSets) {}

  /** All versions of a rule set, by number. */
  public record VersionList(List<VersionInfo> versions) {}

  @GET
  @Operation(summary = "List the rule sets")
  public RuleSetList list() {
    return new RuleSetList(ruleSets.list());
  }

  @GET
  @Path("/{key}")
  @Operation(summary = "Get a rule set and where it stands")
  public RuleSetInfo get(@RestPath String key) {
    return ruleSets.find(key);
  }

  @GET
  @Path("/{key}/versions")
  @Operation(summary = "List the published versions of a rule set")
  public VersionList versions(@RestPath String key) {
    return new VersionList(ruleSets.versions(key));
  }

  @GET
  @Path("/{key}/versions/{n}")
  @Operation(summary = "Get a published version")
  public VersionInfo version(@RestPath String key, @RestPath String n) {
    return ruleSets.version(key, VersionNumber.of(key, n));
  }

  @GET
  @Path("/{key}/versions/{n}/bundle")
  @Produces(ZIP)
  @Operation(
      summary = "Get the files of a version as a zip",
      description = "The same bytes for ever; the ETag is the hash of the canonical files.")
  @APIResponse(
      responseCode = "200",
      description = "The files",
      content =
          @Content(
              mediaType = ZIP,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  public Response bundle(@RestPath String key, @RestPath String n) {
    Bundle bundle = ruleSets.bundle(key, VersionNumber.of(key, n));
    return Response.ok(bundle.zip(), ZIP)
        .header("ETag", '"' + bundle.hash() + '"')
        .header("Content-Disposition", "attachment; filename=\"" + key + "-" + n + ".zip\"")
        .build();
  }
}
