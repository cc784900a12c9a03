package io.winnow.audience;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/offers")
@Tag(name = "Segments and offers", description = "How many stored contacts each has.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class OfferResource {

  private final Audiences audiences;

  OfferResource(Audiences audiences) {
    this.audiences = audiences;
  }

  @GET
  @Operation(
      operationId = "listOffers",
      summary = "List the offers of the live version",
      description =
          "Each with its size in the stored base, and where the rules name it. Sizes are counted in"
              + " the background when somebody asks for them and they are old or of another"
              + " version; until then state is preparing.")
  @APIResponse(
      responseCode = "200",
      description = "The offers, in the order in which the rule set declares them",
      content = @Content(schema = @Schema(implementation = Catalogue.class)))
  public Catalogue list(
      @Parameter(description = "A rule set's key") @RestQuery @DefaultValue("crm") String ruleSet) {
    return audiences.offers(ruleSet);
  }
}
