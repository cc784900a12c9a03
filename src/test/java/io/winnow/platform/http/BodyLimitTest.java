package io.winnow.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyLimitTest {

  @Path("/test/body-limit")
  public static class Probe {
    @POST
    public Map<String, Object> read(Map<String, Object> body) {
      return Map.of("size", body.get("text").toString().length());
    }

    @POST
    @Path("/async")
    public Uni<Map<String, Object>> readAsync(Map<String, Object> body) {
      return Uni.createFrom().item(() -> read(body));
    }
  }

  @TestHTTPResource("/test/body-limit")
  URI address;

  @Test
  void letsAnOrdinaryBodyThrough() throws IOException {
    String body = "{\"text\": \"x\"}";
    assertThat(send("", "Content-Length: " + body.length(), body)).startsWith("HTTP/1.1 200");
    assertThat(send("/async", "Content-Length: " + body.length(), body)).startsWith("HTTP/1.1 200");
    assertThat(send("", "Transfer-Encoding: chunked", chunked(body))).startsWith("HTTP/1.1 200");
    assertThat(send("/async", "Transfer-Encoding: chunked", chunked(body)))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesTwentyMegabytesWithoutReadingThem() throws IOException {
    // only the length is sent: the answer must not wait for the bytes
    assertTooLarge(send("", "Content-Length: " + (20 << 20), "{\"text\": \""));
  }

  @Test
  void cutsOffABodyThatDoesNotTellItsLength() throws IOException {
    String text = "{\"text\": \"" + "x".repeat(4 << 20) + "\"}";
    assertTooLarge(send("", "Transfer-Encoding: chunked", chunked(text)));
    assertTooLarge(send("/async", "Transfer-Encoding: chunked", chunked(text)));
  }

  private static String chunked(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n";
  }

  private static void assertTooLarge(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"code\":\"too-large\"");
  }

  /** Sends as given and reads until the server closes or falls silent. */
  private String send(String path, String lengthHeader, String body) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(2_000);
      String head =
          "POST "
              + address.getPath()
              + path
              + " HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\n"
              + lengthHeader
              + "\r\n\r\n";
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      try {
        out.write(body.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException serverClosed) {
        // it may, once it has refused; what it answered is still to be read
      }
      return readAvailable(socket.getInputStream());
    }
  }

  private static String readAvailable(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        answer.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
      }
    } catch (IOException endOfAnswer) {
      // kept alive or reset after the answer
    }
    return answer.toString();
  }
}
