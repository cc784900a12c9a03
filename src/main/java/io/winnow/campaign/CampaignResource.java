package io.winnow.campaign;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/campaigns")
@Tag(name = "Campaigns", description = "Whom to address, how often, and what came of it.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.CAMPAIGN)
public class CampaignResource {

  private final Campaigns campaigns;

  CampaignResource(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List campaigns, in the order of their keys")
  public List<Campaign> list() {
    return campaigns.all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a campaign",
      description =
          "Decisions whose context names it follow it from now on: nobody outside its dates and"
              + " audience gets an offer, nobody more often than its frequency policy allows.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = Campaign.class),
              examples = @ExampleObject(name = "spring", value = CampaignExamples.CAMPAIGN)))
  @APIResponse(
      responseCode = "201",
      description = "The campaign",
      content = @Content(schema = @Schema(implementation = Campaign.class)))
  public Response create(Campaign campaign, @Context SecurityContext caller) {
    Campaigns.Found created = campaigns.create(required(campaign), Actor.name(caller));
    return answer(Response.created(URI.create("/v1/campaigns/" + campaign.key())), created);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{key}")
  @Operation(summary = "Get a campaign")
  @APIResponse(
      responseCode = "200",
      description = "The campaign; its ETag names this state of it",
      content = @Content(schema = @Schema(implementation = Campaign.class)))
  public Response get(@RestPath String key) {
    return answer(Response.ok(), campaigns.get(key));
  }

  @PUT
  @Path("/{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replace a campaign",
      description =
          "Members that were decided about keep their decision; what is decided from now on follows"
              + " the new campaign.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = Campaign.class),
              examples = @ExampleObject(name = "spring", value = CampaignExamples.CAMPAIGN)))
  @APIResponse(
      responseCode = "200",
      description = "The campaign",
      content = @Content(schema = @Schema(implementation = Campaign.class)))
  public Response replace(
      @RestPath String key,
      @Parameter(description = "The ETag that was read; left out: whatever it is now")
          @HeaderParam("If-Match")
          String ifMatch,
      Campaign campaign,
      @Context SecurityContext caller) {
    Campaign body = required(campaign);
    if (body.key() != null && !body.key().equals(key)) {
      throw ProblemException.invalid("invalid-value", "/key differs from the address.", "/key");
    }
    return answer(Response.ok(), campaigns.replace(body.at(key), ifMatch, Actor.name(caller)));
  }

  @DELETE
  @Path("/{key}")
  @Operation(
      summary = "Delete a campaign",
      description = "Only one that nothing was decided under; end any other by its to.")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void delete(@RestPath String key, @Context SecurityContext caller) {
    campaigns.delete(key, Actor.name(caller));
  }

  private static Campaign required(Campaign campaign) {
    if (campaign == null) {
      throw ProblemException.invalid("wrong-type", "The body must be an object.", "");
    }
    return campaign;
  }

  private static Response answer(Response.ResponseBuilder answer, Campaigns.Found found) {
    return answer.header("ETag", ETag.quoted(found.tag())).entity(found.campaign()).build();
  }
}
