package io.winnow.decision;

import io.winnow.platform.http.Parameters;
import io.winnow.platform.http.TimeCursor;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/contacts/{id}/decisions")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class ContactDecisionsResource {

  private static final int MAX_PAGE = 1_000;

  private final Decisions decisions;

  ContactDecisionsResource(Decisions decisions) {
    this.decisions = decisions;
  }

  @GET
  @Operation(
      summary = "List the logged decisions about a contact, latest first",
      description =
          "Earlier ones: before, with the cursor of the answer. Those about a contact that was"
              + " erased stay in the log.")
  public PastPage list(
      @RestPath String id, @RestQuery String before, @RestQuery @DefaultValue("50") String limit) {
    int size = Parameters.whole("limit", limit, 1, MAX_PAGE);
    return PastPage.of(decisions.past(id, TimeCursor.of(before), size + 1), size);
  }
}
