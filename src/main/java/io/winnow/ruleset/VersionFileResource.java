package io.winnow.ruleset;

import io.smallrye.common.annotation.Blocking;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}/versions/{n}/files")
@Tag(name = "Rule sets")
@Blocking
@RolesAllowed(Roles.VIEWER)
class VersionFileResource {

  private final RuleSets ruleSets;

  VersionFileResource(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  /**
   * @param size in bytes
   */
  public record VersionFile(String path, int size) {}

  public record VersionFiles(List<VersionFile> files) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "List the files of a version")
  public VersionFiles list(@RestPath String key, @RestPath String n) {
    return new VersionFiles(
        ruleSets.bundle(key, VersionNumber.of(key, n)).files().stream()
            .map(file -> new VersionFile(file.path(), file.bytes().length))
            .toList());
  }

  @GET
  @Path("/{path:.+}")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Get a file of a version", description = "The same bytes for ever.")
  public Response get(@RestPath String key, @RestPath String n, @RestPath String path) {
    RuleSource file =
        ruleSets.bundle(key, VersionNumber.of(key, n)).files().stream()
            .filter(one -> one.path().equals(path))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_FILE,
                        "Version " + n + " of '" + key + "' has no file '" + path + "'."));
    return Response.ok(file.bytes(), FileTypes.of(file))
        .header("ETag", ETag.quoted(Bundle.etag(file)))
        .build();
  }
}
