package io.winnow.contact.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.winnow.contact.ContactBody;
import io.winnow.platform.stream.Bodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/contacts/import")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ContactImportResource {

  private static final String NDJSON = "application/x-ndjson";

  private final ContactImport contacts;
  private final ObjectMapper json;

  ContactImportResource(ContactImport contacts, ObjectMapper json) {
    this.contacts = contacts;
    this.json = json;
  }

  @POST
  @Consumes(NDJSON)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/x-ndjson",
              examples =
                  @ExampleObject(
                      name = "example",
                      value =
                          "{\"id\": \"C-1\", \"firstName\": \"Eva\", \"birthDate\": \"1990-05-01\","
                              + " \"country\": \"DE\", \"interests\": [\"outdoor\"], \"consent\": {\"pur"
                              + "poses\": {\"marketing\": \"granted\"}, \"channels\": {\"email\": \"gra"
                              + "nted\"}}}")))
  @Operation(summary = "Create or replace many contacts")
  public ImportSummary lines(InputStream body) {
    return contacts.run(Bodies.lines(body, json, ContactBody.class));
  }

  @POST
  @Consumes("text/csv")
  @Operation(hidden = true)
  public ImportSummary csv(InputStream body) throws IOException {
    return contacts.run(ContactCsv.read(body, json));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public ImportSummary array(InputStream body) throws IOException {
    return contacts.run(Bodies.array(body, json, ContactBody.class));
  }
}
