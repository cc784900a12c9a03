package io.winnow.ruleset;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
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
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets")
@Tag(name = "Rule sets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.APPROVER)
public class ActivationResource {

  private final RuleSets ruleSets;
  private final Versions versions;
  private final Activations activations;
  private final ExecutorService threads;

  ActivationResource(
      RuleSets ruleSets, Versions versions, Activations activations, ExecutorService threads) {
    this.ruleSets = ruleSets;
    this.versions = versions;
    this.activations = activations;
    this.threads = threads;
  }

  /** Activations by the time at which they take effect, past ones included. */
  public record ActivationList(List<Activation> activations) {}

  @POST
  @Path("/{key}/versions/{n}/activate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a published version live",
      description =
          "Rolls back or forward without a new number, at once or at a time. The version is"
              + " compiled and tested first; if that fails, nothing changes.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ActivationRequest.class),
              examples = {
                @ExampleObject(name = "at once", value = "{}"),
                @ExampleObject(
                    name = "later",
                    value = "{\"effectiveAt\": \"2026-12-01T00:00:00Z\"}")
              }))
  public CompletionStage<Published> activate(
      @RestPath String key,
      @RestPath String n,
      ActivationRequest request,
      @Context SecurityContext caller) {
    int version = ruleSets.version(key, VersionNumber.of(key, n)).version();
    Instant effectiveAt = request == null ? null : request.effectiveAt();
    String actor = Actor.name(caller);
    return versions
        .prepare(key, ruleSets.bundle(key, version))
        .thenApplyAsync(
            prepared -> {
              Published published = versions.activate(prepared, version, effectiveAt, actor);
              ruleSets.sync();
              return published;
            },
            threads);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{key}/activations")
  @Operation(summary = "List the scheduled activations of a rule set, past ones included")
  public ActivationList list(@RestPath String key) {
    return new ActivationList(activations.list(key));
  }

  @DELETE
  @Path("/{key}/activations/{id}")
  @Operation(summary = "Cancel an activation that is to come")
  public void cancel(@RestPath String key, @RestPath String id, @Context SecurityContext caller) {
    activations.cancel(key, id, Actor.name(caller));
  }
}
