package io.winnow.outcome;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.platform.http.BodyLimit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutcomeStreamTest {

  @Test
  void aStreamMayBeLongerThanASingleBody() {
    String line =
        "{\"id\": \"long-1\", \"decisionId\": \"019aaf4e-5a6b-7c01-8d2e-3f4051627384\", \"type\": \"opened\", \"at\": \"2026-11-22T10:00:00Z\"}\n";
    int lines = 2 * BodyLimit.MAX_BYTES / line.length();
    given()
        .contentType("application/x-ndjson")
        .body(line.repeat(lines).getBytes(StandardCharsets.UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("received", equalTo(lines))
        .body("failed", equalTo(lines));
  }
}
