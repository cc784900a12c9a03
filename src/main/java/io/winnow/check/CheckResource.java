package io.winnow.check;

import io.smallrye.common.annotation.Blocking;
import io.winnow.draft.Drafts;
import io.winnow.platform.http.Actor;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import io.winnow.ruleset.RuleSets;
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
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}")
@Tag(name = "Checks", description = "What is wrong with rules, before anybody is affected.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class CheckResource {

  private final Checks checks;
  private final Drafts drafts;
  private final RuleSets ruleSets;
  private final AcceptedFindings accepted;

  CheckResource(Checks checks, Drafts drafts, RuleSets ruleSets, AcceptedFindings accepted) {
    this.checks = checks;
    this.drafts = drafts;
    this.ruleSets = ruleSets;
    this.accepted = accepted;
  }

  /** All accepted findings of a rule set, oldest first. */
  public record AcceptedList(List<AcceptedFinding> findings) {}

  @POST
  @Path("/drafts/{id}/check")
  @Operation(
      summary = "Check a draft",
      description =
          "Findings with their places, the scenarios, and what no scenario shows. Nothing is"
              + " changed. One check runs at a time; when too many wait, the answer is 503.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content =
          @Content(
              schema = @Schema(implementation = CheckReport.class),
              examples = @ExampleObject(name = "an overlap", value = CheckExamples.REPORT)))
  public CompletionStage<CheckReport> draft(@RestPath String key, @RestPath String id) {
    return checks.check(key, drafts.files(key, id).files());
  }

  @POST
  @Path("/versions/{n}/check")
  @Operation(
      summary = "Check a published version",
      description = "As of today: rows and offers that were right may be over by now.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = CheckReport.class)))
  public CompletionStage<CheckReport> version(@RestPath String key, @RestPath int n) {
    return checks.check(key, ruleSets.bundle(key, n).files());
  }

  @POST
  @Path("/drafts/{id}/findings/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Accept a finding of a draft",
      description =
          "A warning or an info is marked as accepted in later checks of the rule set, while the"
              + " text that it is about stays the same. An error cannot be accepted.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = AcceptRequest.class),
              examples = @ExampleObject(name = "a gap", value = CheckExamples.ACCEPT)))
  @APIResponse(
      responseCode = "200",
      description = "The finding as it was accepted",
      content = @Content(schema = @Schema(implementation = AcceptedFinding.class)))
  public CompletionStage<AcceptedFinding> accept(
      @RestPath String key,
      @RestPath String id,
      AcceptRequest request,
      @Context SecurityContext caller) {
    if (request == null) {
      throw ProblemException.invalid("missing", "The body is missing.", "");
    }
    AcceptRequest asked = request.checked();
    String by = Actor.name(caller);
    return checks.accept(key, drafts.files(key, id).files(), asked, by);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/findings/accepted")
  @Operation(summary = "List the accepted findings of a rule set")
  public AcceptedList list(@RestPath String key) {
    return new AcceptedList(accepted.list(key));
  }

  @DELETE
  @Path("/findings/accepted/{code}/{fingerprint}")
  @Operation(summary = "Take the acceptance of a finding back")
  public void withdraw(
      @RestPath String key,
      @RestPath String code,
      @RestPath String fingerprint,
      @Context SecurityContext caller) {
    accepted.withdraw(key, code, fingerprint, Actor.name(caller));
  }
}
