package io.winnow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends people to a running service through its public API. */
final class ServiceSink implements Sink {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI url;
  private final String key;

  ServiceSink(URI url, String key) {
    this.url = url;
    this.key = key;
  }

  @Override
  public void put(byte[] contacts, byte[] events) throws IOException, InterruptedException {
    post("/v1/contacts/import", contacts);
    post("/v1/events", events);
  }

  private void post(String path, byte[] lines) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + path))
            .header("Content-Type", "application/x-ndjson")
            .timeout(Duration.ofMinutes(5))
            .POST(HttpRequest.BodyPublishers.ofByteArray(lines));
    if (key != null) {
      request.header("X-API-Key", key);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    JsonNode summary = json.readTree(answer.body());
    if (summary.path("failed").asLong() > 0) {
      throw new IOException(
          path + " refused " + summary.path("failed") + " lines: " + summary.at("/errors/0"));
    }
  }

  @Override
  public void close() {
    // the client ends with the program
  }
}
