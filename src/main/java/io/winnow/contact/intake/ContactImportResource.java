package io.winnow.contact.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.winnow.contact.ContactBody;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import io.winnow.platform.stream.Bodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/contacts/import")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.CAMPAIGN)
class ContactImportResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final ContactImport contacts;
  private final ObjectMapper json;

  ContactImportResource(ContactImport contacts, ObjectMapper json) {
    this.contacts = contacts;
    this.json = json;
  }

  @POST
  @Consumes({NDJSON, CSV, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Create or replace many contacts",
      description =
          "A stream of any length: one contact a line, CSV with dotted paths, or a JSON array. What"
              + " cannot be taken is told line by line, the rest is stored.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "two contacts",
                    value =
                        "{\"id\": \"C-1\", \"country\": \"DE\"}\n{\"id\": \"C-2\", \"age\": 42}\n")),
        @Content(
            mediaType = CSV,
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "two contacts",
                    value = "id,country,attributes.plan\nC-1,DE,pro\nC-2,,free\n")),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ContactBody[].class),
            examples =
                @ExampleObject(
                    name = "one contact",
                    value = "[{\"id\": \"C-1\", \"country\": \"DE\"}]"))
      })
  public ImportSummary post(InputStream body, HttpHeaders headers) throws IOException {
    return contacts.run(
        isCsv(headers.getMediaType())
            ? ContactCsv.read(body, json)
            : Bodies.of(headers.getMediaType(), body, json, ContactBody.class));
  }

  /** What looks like a contact with the id {@code import}; there is none. */
  @PUT
  @Operation(hidden = true)
  public void put() {
    throw ProblemException.invalid(
        "invalid-value",
        "/id must not be import: /v1/contacts/import takes POST, with many contacts.",
        "/id");
  }

  private static boolean isCsv(MediaType type) {
    return type != null && type.getSubtype().equals("csv");
  }
}
