package io.winnow.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/experiments")
@Tag(name = "Experiments", description = "Versions of a rule set, compared on real contacts.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class ExperimentResource {

  private static final String NEW_PHASE = "newPhase";

  private final Experiments experiments;

  ExperimentResource(Experiments experiments) {
    this.experiments = experiments;
  }

  /** All experiments by key. */
  public record ExperimentList(List<ExperimentInfo> experiments) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List the experiments")
  public ExperimentList list() {
    return new ExperimentList(experiments.all().stream().map(ExperimentInfo::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create an experiment",
      description = "It is a draft, which holds nobody until it is started.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ExperimentRequest.class),
              examples = @ExampleObject(name = "two versions", value = ExperimentExamples.REQUEST)))
  @APIResponse(
      responseCode = "201",
      description = "The experiment",
      content =
          @Content(
              schema = @Schema(implementation = ExperimentInfo.class),
              examples = @ExampleObject(name = "a draft", value = ExperimentExamples.INFO)))
  public Response create(ExperimentRequest request, @Context SecurityContext caller) {
    if (request == null) {
      throw ProblemException.invalid("wrong-type", "The body must be an object.", "");
    }
    ExperimentInfo created = ExperimentInfo.of(experiments.create(request, Actor.name(caller)));
    return Response.created(URI.create("/v1/experiments/" + created.key())).entity(created).build();
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{key}")
  @Operation(summary = "Get an experiment")
  @APIResponse(
      responseCode = "200",
      description = "The experiment",
      content = @Content(schema = @Schema(implementation = ExperimentInfo.class)))
  public ExperimentInfo get(@RestPath String key) {
    return ExperimentInfo.of(experiments.find(key));
  }

  @PATCH
  @RolesAllowed({Roles.ANALYST, Roles.APPROVER})
  @Path("/{key}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change an experiment",
      description =
          "Members that are left out stay; null takes one away. While it runs, an approver may"
              + " raise its coverage, which moves nobody, or send any change with newPhase: true,"
              + " which assigns everybody anew.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ExperimentRequest.class),
              examples = {
                @ExampleObject(name = "widen", value = "{\"coverage\": 0.5}"),
                @ExampleObject(
                    name = "a new phase",
                    value = "{\"newPhase\": true, \"holdout\": {\"share\": 0.1}}")
              }))
  @APIResponse(
      responseCode = "200",
      description = "The experiment as it is now",
      content = @Content(schema = @Schema(implementation = ExperimentInfo.class)))
  public CompletionStage<ExperimentInfo> change(
      @RestPath String key, ObjectNode patch, @Context SecurityContext caller) {
    if (patch == null) {
      throw ProblemException.invalid("wrong-type", "The body must be an object.", "");
    }
    boolean newPhase = patch.path(NEW_PHASE).asBoolean(false);
    if (patch.has(NEW_PHASE) && !patch.get(NEW_PHASE).isBoolean()) {
      throw ProblemException.invalid("wrong-type", "must be true or false", "/" + NEW_PHASE);
    }
    patch.remove(NEW_PHASE);
    boolean affectsContacts =
        newPhase || experiments.find(key).state() == io.winnow.core.experiment.State.RUNNING;
    if (affectsContacts && !caller.isUserInRole(Roles.APPROVER)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only an approver may change an experiment that runs.");
    }
    String actor = Actor.name(caller);
    return newPhase
        ? experiments.start(key, patch, true, actor).thenApply(ExperimentInfo::of)
        : CompletableFuture.completedFuture(
            ExperimentInfo.of(experiments.change(key, patch, actor)));
  }

  @POST
  @RolesAllowed(Roles.APPROVER)
  @Path("/{key}/start")
  @Operation(
      summary = "Start an experiment",
      description =
          "Every version is compiled and tested first. One that was stopped begins a new phase,"
              + " which assigns everybody anew.")
  @APIResponse(
      responseCode = "200",
      description = "The running experiment",
      content = @Content(schema = @Schema(implementation = ExperimentInfo.class)))
  public CompletionStage<ExperimentInfo> start(
      @RestPath String key, @Context SecurityContext caller) {
    return experiments
        .start(key, JsonNodeFactory.instance.objectNode(), false, Actor.name(caller))
        .thenApply(ExperimentInfo::of);
  }

  @POST
  @RolesAllowed(Roles.APPROVER)
  @Path("/{key}/stop")
  @Operation(
      summary = "Stop an experiment",
      description = "From then on the live version decides about everybody.")
  @APIResponse(
      responseCode = "200",
      description = "The stopped experiment",
      content = @Content(schema = @Schema(implementation = ExperimentInfo.class)))
  public ExperimentInfo stop(@RestPath String key, @Context SecurityContext caller) {
    return ExperimentInfo.of(experiments.stop(key, Actor.name(caller), Map.of()));
  }
}
