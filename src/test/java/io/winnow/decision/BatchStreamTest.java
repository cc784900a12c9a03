package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchStreamTest {

  private static final int MANY = 200_000;

  @TestHTTPResource("/v1/decisions/batch?ruleSet=hillstrom&dryRun=true")
  URI batch;

  private static String line(int i) {
    return "{\"requestId\": \"r-%d\", \"contact\": {\"attributes\": {\"history\": %d}}}\n"
        .formatted(i, i % 1_200);
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(batch.getHost(), batch.getPort());
    send(
        socket,
        "POST %s?%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
            .formatted(batch.getPath(), batch.getQuery()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void sendChunk(Socket socket, String text) throws IOException {
    send(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  private static String readAnswer(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.startsWith("{")) {
      line = reader.readLine();
    }
    return line;
  }

  @Test
  void answersEachLineBeforeTheNextOneIsSent() throws Exception {
    try (Socket socket = open()) {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (int i = 0; i < 20; i++) {
        sendChunk(socket, line(i));
        assertThat(readAnswer(reader)).contains("\"requestId\":\"r-" + i + "\"");
      }
      send(socket, "0\r\n\r\n");
    }
  }

  @Test
  void streamsManyLinesInOrderToOneWhoSendsAllBeforeReading() throws Exception {
    Iterator<InputStream> pieces =
        IntStream.range(0, MANY)
            .mapToObj(
                i ->
                    (InputStream)
                        new ByteArrayInputStream(line(i).getBytes(StandardCharsets.UTF_8)))
            .iterator();
    InputStream body =
        new SequenceInputStream(
            new java.util.Enumeration<InputStream>() {
              @Override
              public boolean hasMoreElements() {
                return pieces.hasNext();
              }

              @Override
              public InputStream nextElement() {
                return pieces.next();
              }
            });
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(batch)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    int lines = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.contains("\"requestId\":\"r-" + lines + "\"")) {
          throw new AssertionError("line " + lines + " is " + line);
        }
        lines++;
      }
    }
    assertThat(lines).isEqualTo(MANY);
  }

  @Test
  void clientsThatGoAwayGiveTheirPlaceBack() throws Exception {
    for (int i = 0; i < 30; i++) {
      Socket socket = open();
      sendChunk(socket, line(i).repeat(2_000));
      socket.setSoLinger(true, 0);
      socket.close();
    }
    HttpClient client = HttpClient.newHttpClient();
    int status = 503;
    for (int tries = 0; status == 503 && tries < 1_000; tries++) {
      status =
          client
              .send(
                  HttpRequest.newBuilder(batch)
                      .header("Content-Type", "application/x-ndjson")
                      .POST(HttpRequest.BodyPublishers.ofString(line(1)))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode();
    }
    assertThat(status).isEqualTo(200);
  }
}
