package io.winnow.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DemoServiceTest {

  @TestHTTPResource("/")
  URI address;

  @Test
  void fillsARunningServiceThroughItsApi() {
    String first =
        demo("--contacts", "1200", "--url", address.toString(), "--at", "2026-11-22T00:00:00Z");
    assertThat(first).contains("1,000 of 1,200 contacts", "1,200 contacts with ", "(seed 1)");
    given().get("/v1/contacts/D-001200").then().statusCode(200);
    String again =
        demo("--contacts", "10", "--url", address.toString(), "--at", "2026-11-22T00:00:00Z");
    assertThat(again).contains("10 contacts with ");
    given()
        .get("/v1/contacts?after=D-000009&limit=1")
        .then()
        .body("contacts[0].id", equalTo("D-000010"));
  }

  @Test
  void tellsWhenThereIsNoService() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] args = {"--contacts", "1", "--url", "http://localhost:9"};
    assertThat(Demo.run(args, new PrintStream(out, true), Clock.systemUTC())).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("no service");
  }

  private static String demo(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Demo.run(args, new PrintStream(out, true), Clock.systemUTC()))
        .as(out.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
