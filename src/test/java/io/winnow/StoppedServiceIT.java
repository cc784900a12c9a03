package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an orderly end is worth: a batch that is under way is finished, and what it decided is kept.
 */
class StoppedServiceIT {

  private static final String STOPPING = "Waiting for HTTP requests to complete";
  private static final int LINES_AFTER = 20;

  /** The service's own patience with calls in flight is 30 s. */
  private static final int PATIENCE_MS = 20_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Caller caller = new Caller();

  @Test
  void finishesTheBatchThatIsUnderWay() throws Exception {
    String last = null;
    try (PackagedApp app = PackagedApp.start(folder, Map.of())) {
      URI address = app.address();
      try (Socket call = new Socket(address.getHost(), address.getPort());
          BufferedReader answer =
              new BufferedReader(
                  new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8))) {
        call.setSoTimeout(PATIENCE_MS);
        send(
            call,
            "POST /v1/decisions/batch HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + PackagedApp.ADMIN_KEY
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        sendLine(call, 0);
        assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(nextDecision(answer)).contains("\"requestId\":\"r-0\"");
        app.stop();
        app.awaitOutput(STOPPING);
        for (int i = 1; i <= LINES_AFTER; i++) {
          sendLine(call, i);
          last = nextDecision(answer);
          assertThat(last).contains("\"requestId\":\"r-" + i + "\"");
        }
        send(call, "0\r\n\r\n");
        assertThat(nextDecision(answer)).as("the terminating chunk").isEqualTo("0");
      }
      app.awaitExit();
      assertThat(app.output())
          .containsSubsequence(STOPPING, "All HTTP requests complete", "winnow stopped in");
    }
    try (PackagedApp again = PackagedApp.start(folder, Map.of())) {
      String id = JSON.readTree(last).get("decisionId").asText();
      HttpResponse<String> logged = caller.get(again.address(), "/v1/decisions/" + id);
      assertThat(logged.statusCode()).isEqualTo(200);
      assertThat(logged.body()).contains("\"r-" + LINES_AFTER + "\"");
    }
  }

  private static void sendLine(Socket call, int i) throws IOException {
    String line = "{\"requestId\": \"r-%d\", \"contact\": {\"country\": \"DE\"}}\n".formatted(i);
    send(call, "%x\r\n%s\r\n".formatted(line.length(), line));
  }

  private static void send(Socket call, String text) throws IOException {
    call.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    call.getOutputStream().flush();
  }

  /**
   * The next line of the answer that is a decision, or the "0" of the chunk that ends it; what lies
   * between are headers and the lengths of other chunks.
   */
  private static String nextDecision(BufferedReader answer) throws IOException {
    String line = answer.readLine();
    while (line != null && !line.startsWith("{") && !line.equals("0")) {
      line = answer.readLine();
    }
    return line;
  }
}
