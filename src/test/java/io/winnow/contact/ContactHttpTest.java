package io.winnow.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ContactHttpTest {

  @Test
  void givesBackWhatWasPut() {
    String body =
        """
        {"id": "http-1", "firstName": "Zoë", "email": "zoe@example.com", "birthDate": "1990-05-01",
         "age": null, "gender": "female", "country": "DE", "region": "Bayern", "city": "München",
         "language": "de", "occupation": "nurse", "incomeBand": "middle", "education": "master",
         "interests": ["hiking", "wine, red"], "leadSource": "organic",
         "createdAt": "2024-02-29T12:00:00.123456Z",
         "attributes": {"plan": "pro", "history": 12.50, "vip": true, "tags": ["a", "b"]},
         "consent": {"purposes": {"marketing": "granted"}, "channels": {"sms": "denied"},
           "at": "2024-03-01T00:00:00Z"}}
        """;
    put("http-1", body).statusCode(201);
    Response stored = given().get("/v1/contacts/http-1");
    assertThat(stored.statusCode()).isEqualTo(200);
    put("http-1", stored.asString()).statusCode(200);
    assertThat(given().get("/v1/contacts/http-1").asString()).isEqualTo(stored.asString());
    stored
        .then()
        .body("firstName", equalTo("Zoë"))
        .body("interests", contains("hiking", "wine, red"))
        .body("createdAt", equalTo("2024-02-29T12:00:00.123456Z"))
        .body("attributes.vip", equalTo(true))
        .body("consent.purposes.marketing", equalTo("granted"))
        .body("age", nullValue());
  }

  @Test
  void replacesTheProfileAndKeepsConsentThatWasNotSent() {
    put("http-2", "{\"city\": \"Lyon\", \"consent\": {\"channels\": {\"email\": \"granted\"}}}");
    put("http-2", "{\"country\": \"FR\"}")
        .statusCode(200)
        .body("city", nullValue())
        .body("country", equalTo("FR"))
        .body("consent.channels.email", equalTo("granted"));
  }

  @Test
  void erasesAContact() {
    put("http-3", "{}").statusCode(201);
    given().delete("/v1/contacts/http-3").then().statusCode(204);
    given()
        .get("/v1/contacts/http-3")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-contact"));
    given().delete("/v1/contacts/http-3").then().statusCode(404);
  }

  @Test
  void pagesThroughContactsByTheirIds() {
    for (String id : List.of("page-c", "page-a", "page-b")) {
      put(id, "{}");
    }
    given()
        .get("/v1/contacts?after=page-&limit=2")
        .then()
        .statusCode(200)
        .body("contacts.id", contains("page-a", "page-b"))
        .body("cursor", equalTo("page-b"));
    given().get("/v1/contacts?after=page-b&limit=1").then().body("contacts.id", contains("page-c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"birthDate": "2026-02-30"}                       | /birthDate
          {"birthDate": 7}                                  | /birthDate
          {"age": 1.5}                                      | /age
          {"age": 400}                                      | /age
          {"age": 1e400000000}                              | /age
          {"nickname": "Bo"}                                | /nickname
          {"firstName": "a\\u0000b"}                        | /firstName
          {"firstName": "\\ud800"}                          | /firstName
          {"attributes": {"a\\u0000": 1}}                   | /attributes/a
          {"attributes": {"deep": {"er": 1}}}               | /attributes/deep
          {"attributes": {"n": 1e999}}                      | /attributes/n
          {"attributes": {"tags": [1]}}                     | /attributes/tags/0
          {"interests": "hiking"}                           | /interests
          {"createdAt": "+200000-01-01T00:00:00Z"}          | /createdAt
          {"consent": {"purposes": {"marketing": "yes"}}}   | /consent/purposes/marketing
          {"consent": {"colour": {}}}                       | /consent/colour
          {"id": "another"}                                 | /id
          """)
  void refusesWhatIsNoContact(String body, String pointer) {
    put("http-bad", body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body("errors[0].pointer", containsString(pointer));
    given().get("/v1/contacts/http-bad").then().statusCode(404);
  }

  @Test
  void tellsEveryFaultAtOnce() {
    put("http-bad", "{\"age\": -1, \"email\": \"%s\"}".formatted("x".repeat(1_001)))
        .statusCode(400)
        .body("errors.pointer", hasItems("/age", "/email"));
  }

  @ParameterizedTest
  @CsvSource({"limit=0,limit", "limit=many,limit", "limit=1001,limit", "after=%00,after"})
  void refusesParametersThatSayNothing(String query, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/contacts?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  @ParameterizedTest
  @CsvSource({"%00", "a%01b"})
  void refusesIdsThatAreNoText(String id) {
    given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body("{}")
        .put("/v1/contacts/" + id)
        .then()
        .statusCode(400);
    given().urlEncodingEnabled(false).get("/v1/contacts/" + id).then().statusCode(404);
  }

  @Test
  void refusesAnIdThatTheImportHasForItsAddress() {
    put("import", "{}")
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("errors[0].pointer", equalTo("/id"))
        .body("detail", containsString("must not be import"));
  }

  private static ValidatableResponse put(String id, String body) {
    return given().contentType("application/json").body(body).put("/v1/contacts/" + id).then();
  }
}
