package io.winnow.contact;

import io.winnow.platform.http.Parameters;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/contacts")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class ContactResource {

  private static final int MAX_PAGE = 1_000;

  private final Contacts contacts;

  ContactResource(Contacts contacts) {
    this.contacts = contacts;
  }

  @GET
  @Operation(summary = "List contacts, in the order of their ids")
  public ContactPage list(
      @Parameter(description = "What their ids begin with") @RestQuery @DefaultValue("")
          String prefix,
      @RestQuery @DefaultValue("") String after,
      @RestQuery @DefaultValue("100") String limit) {
    int size = Parameters.whole("limit", limit, 1, MAX_PAGE);
    String begin = Parameters.text("prefix", prefix);
    return ContactPage.of(contacts.page(begin, Parameters.text("after", after), size + 1), size);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Get a contact")
  public ContactBody get(@RestPath String id) {
    return ContactBody.of(contacts.get(id));
  }

  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              examples =
                  @ExampleObject(
                      name = "example",
                      value =
                          "{\"firstName\": \"Eva\", \"birthDate\": \"1990-05-01\", \"country\": \""
                              + "DE\", \"interests\": [\"outdoor\"], \"consent\": {\"purposes\": {\"mar"
                              + "keting\": \"granted\"}, \"channels\": {\"email\": \"granted\"}}}")))
  @PUT
  @RolesAllowed(Roles.CAMPAIGN)
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create or replace a contact")
  public Response put(@RestPath String id, ContactBody body) {
    boolean created = contacts.put(ContactBody.required(body).at(id));
    return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
        .entity(get(id))
        .build();
  }

  @DELETE
  @RolesAllowed(Roles.CAMPAIGN)
  @Path("/{id}")
  @Operation(summary = "Erase a contact and everything that happened with it")
  public void delete(@RestPath String id) {
    contacts.erase(id);
  }
}
