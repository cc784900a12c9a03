package io.winnow.contact;

import io.winnow.platform.http.Parameters;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/contacts/{id}/metrics")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class MetricsResource {

  private final Contacts contacts;
  private final Clock clock;

  MetricsResource(Contacts contacts, Clock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Get a contact's figures as of an instant")
  public MetricsBody get(
      @RestPath String id, @RestQuery String at, @RestQuery @DefaultValue("UTC") String zone) {
    Instant instant = at == null ? clock.instant() : Parameters.instant("at", at);
    ZoneId days = Parameters.zone("zone", zone);
    return new MetricsBody(id, instant, days, contacts.metrics(id, instant, days));
  }
}
