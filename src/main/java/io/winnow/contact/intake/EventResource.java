package io.winnow.contact.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.winnow.contact.EventBody;
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

@Path("/v1/events")
@Tag(name = "Contacts and events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class EventResource {

  private static final String NDJSON = "application/x-ndjson";

  private final EventImport events;
  private final ObjectMapper json;

  EventResource(EventImport events, ObjectMapper json) {
    this.events = events;
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
                          "{\"id\": \"E-1\", \"contactId\": \"C-1\", \"type\": \"purchase\", \"at\": "
                              + "\"2026-11-10T09:30:00Z\", \"value\": 49.90, \"currency\": \"EUR\"}")))
  @Operation(summary = "Tell what happened with contacts")
  public EventSummary lines(InputStream body) {
    return events.run(Bodies.lines(body, json, EventBody.class));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public EventSummary array(InputStream body) throws IOException {
    return events.run(Bodies.array(body, json, EventBody.class));
  }
}
