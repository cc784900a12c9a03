package io.winnow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls a service over HTTP, with a limit to every call's patience. */
final class Caller {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final HttpClient http = HttpClient.newHttpClient();

  HttpResponse<String> get(URI address, String path) throws IOException, InterruptedException {
    return http.send(request(address, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(URI address, String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(address, path).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** As somebody else than the administrator. */
  HttpResponse<String> send(URI address, String key, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", type)
            .header("X-API-Key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> decide(URI address, String body) throws IOException, InterruptedException {
    return send(address, "POST", "/v1/decisions", body);
  }

  HttpResponse<String> decide(URI address, String key, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(address, "/v1/decisions")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI address, String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(LIMIT)
        .header("Content-Type", "application/json")
        .header("X-API-Key", PackagedApp.ADMIN_KEY);
  }
}
