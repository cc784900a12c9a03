package io.winnow.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in with a browser. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
class SessionHttpTest {

  private static final String PASSWORD = "pass word of ünicode";

  @Inject Sessions sessions;
  @Inject AccessTable table;
  @Inject Recent recent;
  @Inject Clock clock;

  private final String user = "s-" + UUID.randomUUID();

  @BeforeEach
  void user() {
    change(Map.of("password", PASSWORD, "roles", List.of("analyst")));
  }

  private void change(Map<String, Object> to) {
    given()
        .header("X-API-Key", ClosedDoors.ADMIN_KEY)
        .contentType("application/json")
        .body(to)
        .put("/v1/users/" + user)
        .then()
        .statusCode(200);
  }

  private Response logIn(String password) {
    return given().header("Authorization", basic(password)).post("/v1/session");
  }

  private String basic(String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private RequestSpecification with(String secret) {
    return given().cookie("winnow-session", secret);
  }

  private String loggedIn() {
    return logIn(PASSWORD).then().statusCode(204).extract().cookie("winnow-session");
  }

  @Test
  void aCookieStandsForTheUserUntilItLogsOut() {
    Cookie cookie =
        logIn(PASSWORD).then().statusCode(204).extract().detailedCookie("winnow-session");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.isSecured()).isFalse();
    assertThat(cookie.getPath()).isEqualTo("/");
    String secret = cookie.getValue();
    with(secret).get("/v1/me").then().statusCode(200).body("name", equalTo(user));
    with(secret)
        .header("Sec-Fetch-Site", "same-origin")
        .delete("/v1/session")
        .then()
        .statusCode(204);
    with(secret).get("/v1/me").then().statusCode(401);
  }

  @Test
  void theCookieIsSecureWhereThePageIs() {
    Cookie cookie =
        given()
            .header("Authorization", basic(PASSWORD))
            .header("Origin", "https://winnow.example.com")
            .post("/v1/session")
            .then()
            .statusCode(204)
            .extract()
            .detailedCookie("winnow-session");
    assertThat(cookie.isSecured()).isTrue();
  }

  @Test
  void noOtherSiteMayUseTheCookie() {
    String secret = loggedIn();
    String path = "/v1/rule-sets/caps/versions/1/check";
    with(secret).post(path).then().statusCode(403).body("code", equalTo("forbidden"));
    for (String site : List.of("cross-site", "same-site", "none")) {
      with(secret).header("Sec-Fetch-Site", site).post(path).then().statusCode(403);
    }
    with(secret).header("Origin", "https://evil.example.com").post(path).then().statusCode(403);
    with(secret).header("Origin", "null").post(path).then().statusCode(403);
    with(secret).header("Sec-Fetch-Site", "same-origin").post(path).then().statusCode(200);
    String own = "http://localhost:" + io.restassured.RestAssured.port;
    with(secret).header("Origin", own).post(path).then().statusCode(200);
  }

  @Test
  void anotherPasswordAndDisablingEndIt() {
    String first = loggedIn();
    with(first).get("/v1/me").then().statusCode(200);
    change(Map.of("password", PASSWORD + "2"));
    with(first).get("/v1/me").then().statusCode(401);
    change(Map.of("password", PASSWORD));
    String second = loggedIn();
    change(Map.of("disabled", true));
    with(second).get("/v1/me").then().statusCode(401);
    change(Map.of("disabled", false));
    with(second).get("/v1/me").then().statusCode(401);
  }

  @Test
  void itEndsByItself() {
    for (String column : List.of("used_at", "made_at")) {
      String secret = loggedIn();
      with(secret).get("/v1/me").then().statusCode(200);
      Instant longAgo = clock.instant().minus(Duration.ofHours(13));
      table.update(
          "update access_session set " + column + " = ? where user_name = ?", longAgo, user);
      recent.forget();
      with(secret).get("/v1/me").then().statusCode(401);
      sessions.sweep();
      assertThat(
              table.list(
                  row -> row.getString(1),
                  "select user_name from access_session where user_name = ?",
                  user))
          .isEmpty();
    }
  }

  @Test
  void anOldCookieDoesNotStandInTheWay() {
    with("an old one").get("/v1/me").then().statusCode(401);
    given()
        .header("Authorization", basic(PASSWORD))
        .cookie("winnow-session", "an old one")
        .post("/v1/session")
        .then()
        .statusCode(204);
  }

  @Test
  void onlyAPasswordLogsIn() {
    logIn("wrong password").then().statusCode(401);
    given()
        .header("X-API-Key", ClosedDoors.ADMIN_KEY)
        .post("/v1/session")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("password-wanted"));
    with(loggedIn())
        .header("Sec-Fetch-Site", "same-origin")
        .post("/v1/session")
        .then()
        .statusCode(400);
  }

  @Test
  void secretsAreNotStored() {
    String secret = loggedIn();
    assertThat(
            table.list(
                row -> row.getString(1),
                "select encode(secret_hash, 'escape') from access_session where user_name = ?",
                user))
        .hasSize(1)
        .noneMatch(stored -> stored.contains(secret));
  }

  @Test
  void thePageRunsItsOwnScriptsOnly() {
    String policy =
        given().get("/").then().statusCode(200).extract().header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    given()
        .get("/v1/me")
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
    String page = given().get("/").asString();
    String script = page.replaceAll("(?s).*?src=\"(/static/[^\"]+\\.js)\".*", "$1");
    given()
        .header("Accept-Encoding", "gzip")
        .get(script)
        .then()
        .statusCode(200)
        .header("Content-Encoding", containsString("gzip"))
        .header("Content-Type", startsWith("text/javascript"));
  }
}
