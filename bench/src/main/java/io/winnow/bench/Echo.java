package io.winnow.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The least that a service of the same stack can do with the same payload: read it and write it. */
@Path("/echo")
public class Echo {

  /** The fields of a decision request. */
  public record Request(
      String requestId,
      String contactId,
      Map<String, Object> contact,
      Map<String, Object> metrics,
      Map<String, Object> consent,
      List<Object> events,
      Map<String, Object> context,
      String ruleSet,
      Integer version,
      Integer count,
      String explain,
      Boolean dryRun) {}

  private final ObjectMapper json;

  Echo(ObjectMapper json) {
    this.json = json;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Request one(Request request) {
    return request;
  }

  @POST
  @Path("/lines")
  @Consumes("application/x-ndjson")
  @Produces("application/x-ndjson")
  public StreamingOutput lines(InputStream body) {
    return out -> copy(body, out);
  }

  private void copy(InputStream body, OutputStream out) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16);
    OutputStream buffered = new java.io.BufferedOutputStream(out, 1 << 16);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      buffered.write(json.writeValueAsBytes(json.readValue(line, Request.class)));
      buffered.write('\n');
    }
    buffered.flush();
  }
}
