package io.winnow.report;

import io.smallrye.common.annotation.Blocking;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Variant;
import io.winnow.experiment.Experiments;
import io.winnow.platform.http.Actor;
import io.winnow.platform.security.Roles;
import io.winnow.ruleset.Published;
import io.winnow.ruleset.RuleSets;
import io.winnow.ruleset.Versions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/experiments/{key}/promote")
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.APPROVER)
class PromotionResource {

  private final Promotions promotions;
  private final Experiments experiments;
  private final RuleSets ruleSets;
  private final Versions versions;
  private final ExecutorService threads;

  PromotionResource(
      Promotions promotions,
      Experiments experiments,
      RuleSets ruleSets,
      Versions versions,
      ExecutorService threads) {
    this.promotions = promotions;
    this.experiments = experiments;
    this.ruleSets = ruleSets;
    this.versions = versions;
    this.threads = threads;
  }

  /**
   * Which variant wins.
   *
   * @param variant null: the one that the report advises to ship
   */
  public record PromotionRequest(String variant) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "promoteVariant",
      summary = "Make a variant the live version",
      description =
          "The variant's version goes live as by any activation, and the experiment is over: both"
              + " or neither. The audit log keeps the report's numbers. Without a body it is the"
              + " variant that the report advises to ship.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = PromotionRequest.class),
              examples = @ExampleObject(name = "the winner", value = "{\"variant\": \"four\"}")))
  public CompletionStage<Published> promote(
      @RestPath String key, PromotionRequest request, @Context SecurityContext caller) {
    Experiment experiment = experiments.find(key);
    Variant variant =
        request == null || request.variant() == null
            ? promotions.advised(key)
            : promotions.variant(key, request.variant());
    String actor = Actor.name(caller);
    return versions
        .prepare(experiment.ruleSet(), ruleSets.bundle(experiment.ruleSet(), variant.version()))
        .thenApplyAsync(
            prepared -> {
              Published published = promotions.promote(key, variant, prepared, actor);
              promotions.sync();
              return published;
            },
            threads);
  }
}
