package io.winnow.shadow;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}/shadows")
@Tag(name = "Shadows", description = "Rules that are evaluated beside the live version.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class ShadowResource {

  private static final String EXAMPLE =
      """
      {"id": "6f1c8f0e-0d4b-4c57-9a2e-5d0f6f0f1a11", "ruleSet": "crm", "draft": null,
       "version": 4, "hash": "sha256:…", "share": 0.1, "createdBy": "ada",
       "createdAt": "2026-11-22T10:00:00Z",
       "counts": {"compared": 12000, "differ": 318, "segmentsDiffer": 290, "offersDiffer": 77,
                  "failed": 0, "dropped": 0},
       "rate": 0.0265,
       "examples": [{"decisionId": "019aab5e-6c80-7d2e-a27c-94d5b8a3c001",
         "decidedAt": "2026-11-22T10:00:01Z", "liveVersion": 3, "liveSegments": ["active"],
         "shadowSegments": ["active", "frequent"], "liveOffer": null,
         "shadowOffer": "loyalty-reward"}]}
      """;

  private final Shadows shadows;
  private final ExecutorService threads;

  ShadowResource(Shadows shadows, ExecutorService threads) {
    this.shadows = shadows;
    this.threads = threads;
  }

  /** The shadows of a rule set, oldest first, without examples. */
  public record ShadowList(List<ShadowInfo> shadows) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List the shadows of a rule set")
  public ShadowList list(@RestPath String key) {
    return new ShadowList(shadows.list(key));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Begin a shadow",
      description =
          "A draft's files as they are now, or a version, are evaluated beside the live version on"
              + " a share of the logged decisions, until the shadow is ended. Callers notice"
              + " nothing: it happens after they have their answer, and is dropped where it cannot"
              + " keep up.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ShadowRequest.class),
              examples =
                  @ExampleObject(name = "a version", value = "{\"version\": 4, \"share\": 0.1}")))
  @APIResponse(
      responseCode = "201",
      description = "The shadow",
      content = @Content(schema = @Schema(implementation = ShadowInfo.class)))
  public CompletionStage<Response> begin(
      @RestPath String key, ShadowRequest request, @Context SecurityContext caller) {
    if (request == null) {
      throw ProblemException.invalid("wrong-type", "The body must be an object.", "");
    }
    String actor = Actor.name(caller);
    return shadows
        .prepare(key, request)
        .thenApplyAsync(
            prepared -> {
              ShadowInfo shadow = shadows.begin(prepared, request, actor);
              shadows.sync();
              // the address is written as it is: off the request its own would have to be known
              return Response.status(Response.Status.CREATED)
                  .header("Location", "/v1/rule-sets/" + key + "/shadows/" + shadow.id())
                  .entity(shadow)
                  .build();
            },
            threads);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{id}")
  @Operation(
      summary = "Get a shadow",
      description = "With how often it would have decided otherwise, and examples of that.")
  @APIResponse(
      responseCode = "200",
      description = "The shadow",
      content =
          @Content(
              schema = @Schema(implementation = ShadowInfo.class),
              examples = @ExampleObject(name = "a version", value = EXAMPLE)))
  public ShadowInfo get(@RestPath String key, @RestPath String id) {
    return shadows.find(key, id);
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "End a shadow; what it has shown goes with it")
  public void end(@RestPath String key, @RestPath String id, @Context SecurityContext caller) {
    shadows.end(key, id, Actor.name(caller));
    shadows.sync();
  }
}
