package io.winnow.draft;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.security.Roles;
import io.winnow.ruleset.Published;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}/drafts")
@Tag(name = "Drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.APPROVER)
public class ReviewResource {

  private static final String COMMENT = "{\"comment\": \"As agreed on Monday\"}";

  private final Drafts drafts;
  private final Reviews reviews;
  private final Publishing publishing;

  ReviewResource(Drafts drafts, Reviews reviews, Publishing publishing) {
    this.drafts = drafts;
    this.reviews = reviews;
    this.publishing = publishing;
  }

  @POST
  @RolesAllowed(Roles.ANALYST)
  @Path("/{id}/submit")
  @Operation(summary = "Ask for approval of a draft as it is")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ReviewRequest.class),
              examples = @ExampleObject(name = "comment", value = COMMENT)))
  public DraftInfo submit(
      @RestPath String key,
      @RestPath String id,
      ReviewRequest request,
      @Context SecurityContext caller) {
    reviews.submit(key, id, orNone(request), Actor.name(caller));
    return drafts.find(key, id);
  }

  @POST
  @Path("/{id}/approve")
  @Operation(
      summary = "Approve a submitted draft",
      description =
          "By somebody who wrote nothing of exactly these files. Send their hash to approve no"
              + " others than those that were seen.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ReviewRequest.class),
              examples = @ExampleObject(name = "comment", value = COMMENT)))
  public DraftInfo approve(
      @RestPath String key,
      @RestPath String id,
      ReviewRequest request,
      @Context SecurityContext caller) {
    reviews.approve(key, id, orNone(request), Actor.name(caller));
    return drafts.find(key, id);
  }

  @POST
  @Path("/{id}/reject")
  @Operation(summary = "Reject a submitted draft, saying why")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ReviewRequest.class),
              examples =
                  @ExampleObject(
                      name = "comment",
                      value = "{\"comment\": \"The second row can never fire\"}")))
  public DraftInfo reject(
      @RestPath String key,
      @RestPath String id,
      ReviewRequest request,
      @Context SecurityContext caller) {
    reviews.reject(key, id, orNone(request), Actor.name(caller));
    return drafts.find(key, id);
  }

  @POST
  @Path("/{id}/publish")
  @Operation(
      summary = "Publish a draft as the next version",
      description =
          "Compiled and tested aside, then put in service in one step; with effectiveAt, at that"
              + " time. If anything is wrong, all of it is told and nothing changes.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ReviewRequest.class),
              examples = {
                @ExampleObject(name = "at once", value = "{}"),
                @ExampleObject(
                    name = "later",
                    value = "{\"effectiveAt\": \"2026-12-01T00:00:00Z\"}")
              }))
  @APIResponse(
      responseCode = "200",
      description = "The version",
      content = @Content(schema = @Schema(implementation = Published.class)))
  public CompletionStage<Published> publish(
      @RestPath String key,
      @RestPath String id,
      ReviewRequest request,
      @Context SecurityContext caller) {
    return publishing.publish(key, id, orNone(request), Actor.name(caller));
  }

  private static ReviewRequest orNone(ReviewRequest request) {
    return request == null ? ReviewRequest.NONE : request;
  }
}
