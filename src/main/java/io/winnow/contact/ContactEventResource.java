package io.winnow.contact;

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

@Path("/v1/contacts/{id}/events")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class ContactEventResource {

  private static final int MAX_PAGE = 1_000;

  private final Contacts contacts;

  ContactEventResource(Contacts contacts) {
    this.contacts = contacts;
  }

  @GET
  @Operation(
      summary = "List what happened with a contact, latest first",
      description = "Earlier events: before, with the cursor of the answer.")
  public EventPage list(
      @RestPath String id, @RestQuery String before, @RestQuery @DefaultValue("100") String limit) {
    int size = Parameters.whole("limit", limit, 1, MAX_PAGE);
    return EventPage.of(contacts.events(id, TimeCursor.of(before), size + 1), size);
  }
}
