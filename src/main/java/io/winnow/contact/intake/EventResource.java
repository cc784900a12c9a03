package io.winnow.contact.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.winnow.contact.EventBody;
import io.winnow.platform.security.Roles;
import io.winnow.platform.stream.Bodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

@Path("/v1/events")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.CAMPAIGN)
class EventResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String EXAMPLE =
      "{\"id\": \"E-1\", \"contactId\": \"C-1\", \"type\": \"purchase\","
          + " \"at\": \"2026-11-01T10:00:00Z\", \"value\": 20.50, \"currency\": \"EUR\"}";

  private final EventImport events;
  private final ObjectMapper json;

  EventResource(EventImport events, ObjectMapper json) {
    this.events = events;
    this.json = json;
  }

  @POST
  @Consumes({NDJSON, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Tell what happened with contacts",
      description =
          "A stream of any length: one event a line, or a JSON array. The same id is the same event"
              + " and is stored once.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "an order", value = EXAMPLE)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventBody[].class),
            examples = @ExampleObject(name = "an order", value = "[" + EXAMPLE + "]"))
      })
  public EventSummary post(InputStream body, HttpHeaders headers) throws IOException {
    return events.run(Bodies.of(headers.getMediaType(), body, json, EventBody.class));
  }
}
