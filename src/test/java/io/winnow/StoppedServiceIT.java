package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an orderly end is worth: a call that is under way is finished. */
class StoppedServiceIT {

  private static final String CHUNK = "%x\r\n%s\r\n";

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void finishesTheBatchThatIsUnderWay() throws Exception {
    try (PackagedApp app = PackagedApp.start(folder, Map.of())) {
      URI address = app.address();
      try (Socket call = new Socket(address.getHost(), address.getPort());
          BufferedReader answer =
              new BufferedReader(
                  new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8))) {
        send(
            call,
            "POST /v1/decisions/batch HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + PackagedApp.ADMIN_KEY
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        sendLine(call, 0);
        assertThat(read(answer)).contains("\"requestId\":\"r-0\"", "decisionId");
        app.stop();
        awaitNoNewCalls(app);
        for (int i = 1; i <= 20; i++) {
          sendLine(call, i);
          assertThat(read(answer)).contains("\"requestId\":\"r-" + i + "\"", "decisionId");
        }
        send(call, "0\r\n\r\n");
        assertThat(read(answer)).isNull();
      }
      app.awaitExit();
      assertThat(app.output()).contains("winnow stopped in");
    }
  }

  private static void send(Socket call, String text) throws IOException {
    call.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    call.getOutputStream().flush();
  }

  private static void sendLine(Socket call, int i) throws IOException {
    String line = "{\"requestId\": \"r-%d\", \"contact\": {\"country\": \"DE\"}}\n".formatted(i);
    send(call, CHUNK.formatted(line.length(), line));
  }

  /** The next line of the batch; null: it has ended. */
  private static String read(BufferedReader answer) throws IOException {
    String line = answer.readLine();
    while (line != null && !line.startsWith("{") && !line.equals("0")) {
      line = answer.readLine();
    }
    return line == null || line.equals("0") ? null : line;
  }

  /** Until the service turns new calls away, which is how it shows that it has begun to stop. */
  private static void awaitNoNewCalls(PackagedApp app) throws Exception {
    Caller caller = new Caller();
    try {
      while (caller.get(app.address(), "/q/health/ready").statusCode() == 200) {
        Thread.onSpinWait();
      }
    } catch (IOException closed) {
      // turned away at the door
    }
  }
}
