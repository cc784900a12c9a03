package io.winnow.contact.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LargeImportTest {

  private static final int LINES = 200_000;

  @Inject DataSource database;

  @TestHTTPResource("/v1/contacts/import")
  URI address;

  /** Later tests decide about everybody, so these go; nothing hangs on them that triggers mend. */
  @AfterEach
  void forgetThem() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      statement.execute("delete from contact where id like 'la-%' or id like 'go-%'");
      connection.commit();
    }
  }

  @Test
  void storesAStreamThatNobodyHolds() throws Exception {
    HttpResponse<String> answer = send(new Generated("la", LINES, Integer.MAX_VALUE));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"received\":200000", "\"created\":200000", "\"failed\":0");
    given().get("/v1/contacts/la-199999").then().body("attributes.n", equalTo(199_999));
  }

  @Test
  void keepsWhatWasStoredWhenTheClientGoesAway() throws Exception {
    assertThatThrownBy(() -> send(new Generated("go", LINES, 50_000)))
        .isInstanceOf(IOException.class);
    given().get("/v1/contacts/go-0").then().statusCode(200);
    HttpResponse<String> again = send(new Generated("go", 60_000, Integer.MAX_VALUE));
    assertThat(again.body()).contains("\"received\":60000", "\"failed\":0");
    given().get("/v1/contacts/go-59999").then().statusCode(200);
  }

  private HttpResponse<String> send(InputStream lines) throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** Makes lines as they are read, and breaks off before one of them if asked to. */
  private static final class Generated extends InputStream {

    private final String prefix;
    private final int lines;
    private final int breakBefore;
    private int next;
    private byte[] line = {};
    private int from;

    Generated(String prefix, int lines, int breakBefore) {
      this.prefix = prefix;
      this.lines = lines;
      this.breakBefore = breakBefore;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (from == line.length) {
        if (next == lines) {
          return -1;
        }
        if (next == breakBefore) {
          throw new IOException("the client goes away");
        }
        line =
            """
            {"id": "%1$s-%2$d", "firstName": "Ann", "email": "ann.%2$d@example.com", "birthDate": "1990-05-01", "country": "DE", "city": "Berlin", "interests": ["outdoor", "home"], "attributes": {"n": %2$d, "plan": "pro"}, "consent": {"purposes": {"marketing": "granted"}, "channels": {"email": "granted"}}}
            """
                .formatted(prefix, next++)
                .getBytes(StandardCharsets.UTF_8);
        from = 0;
      }
      int some = Math.min(length, line.length - from);
      System.arraycopy(line, from, to, offset, some);
      from += some;
      return some;
    }
  }
}
