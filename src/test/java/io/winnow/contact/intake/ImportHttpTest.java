package io.winnow.contact.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportHttpTest {

  private static final String NDJSON = "application/x-ndjson";

  @Test
  void takesTheGoodLinesAndTellsTheBadOnes() {
    send(
            NDJSON,
            """
            {"id": "im-1", "country": "DE", "attributes": {"plan": "pro"}}
            {"id": "im-2", "birthDate": "1990-02-30"}

            {"id": "im-3", "first
            {"id": "im-4", "nickname": "Bo"}
            null
            {"country": "DE"}
            {"id": "im-5", "city": "a\\u0000b"}
            {"id": "im-1", "country": "FR"}
            """)
        .body("received", equalTo(8))
        .body("created", equalTo(1))
        .body("updated", equalTo(1))
        .body("failed", equalTo(6))
        .body("errors.line", contains(2, 4, 5, 6, 7, 8))
        .body(
            "errors.code",
            contains(
                "wrong-type",
                "unreadable-json",
                "unknown-field",
                "wrong-type",
                "invalid-value",
                "invalid-value"));
    given()
        .get("/v1/contacts/im-1")
        .then()
        .body("country", equalTo("FR"))
        .body("attributes.size()", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", ".", ".."})
  void refusesIdsThatHaveNoAddress(String id) {
    send(NDJSON, "{\"id\": \"%s\"}\n{\"id\": \"ad-1\"}".formatted(id))
        .body("received", equalTo(2))
        .body("failed", equalTo(1))
        .body("errors[0].line", equalTo(1))
        .body("errors[0].detail", containsString("must not be import, . or .."));
  }

  @Test
  void repeatsChangeNothing() {
    String lines = "{\"id\": \"re-1\", \"city\": \"Riga\"}\n{\"id\": \"re-2\"}";
    send(NDJSON, lines).body("created", equalTo(2));
    String before = given().get("/v1/contacts?after=re-&limit=2").asString();
    send(NDJSON, lines).body("created", equalTo(0)).body("updated", equalTo(2));
    assertThat(given().get("/v1/contacts?after=re-&limit=2").asString()).isEqualTo(before);
  }

  @Test
  void keepsConsentThatIsNotSentAgain() {
    String granted = "{\"id\": \"%s\", \"consent\": {\"channels\": {\"email\": \"granted\"}}}\n";
    send(NDJSON, granted.formatted("co-1") + granted.formatted("co-2") + "{\"id\": \"co-2\"}\n");
    send(NDJSON, "{\"id\": \"co-1\", \"city\": \"Oslo\"}");
    for (String id : new String[] {"co-1", "co-2"}) {
      given().get("/v1/contacts/" + id).then().body("consent.channels.email", equalTo("granted"));
    }
  }

  @Test
  void readsCsvWithDottedPaths() {
    send(
            "text/csv",
            "\uFEFFid,firstName,age,interests,attributes.plan,consent.purposes.marketing\r\n"
                + "cs-1,\"O'Neil, \"\"Jo\"\"\",42,hiking; wine,pro,granted\r\n"
                + "cs-2,,,,,\r\n"
                + "cs-3,Ann,old,,,\r\n"
                + "cs-4,Ann\r\n"
                + "cs-5,\"Ann\"x,,,,\r\n"
                + "cs-6,\"two\nlines\",,,,maybe\r\n"
                + "cs-7,Ann,,,,denied")
        .body("received", equalTo(7))
        .body("created", equalTo(3))
        .body("errors.line", contains(4, 5, 6, 7))
        .body(
            "errors.code",
            contains("wrong-type", "unreadable-csv", "unreadable-csv", "invalid-value"));
    given()
        .get("/v1/contacts/cs-1")
        .then()
        .body("firstName", equalTo("O'Neil, \"Jo\""))
        .body("age", equalTo(42))
        .body("interests", contains("hiking", "wine"))
        .body("attributes.plan", equalTo("pro"))
        .body("consent.purposes.marketing", equalTo("granted"));
    given()
        .get("/v1/contacts/cs-2")
        .then()
        .body("firstName", nullValue())
        .body("interests", nullValue())
        .body("attributes.size()", equalTo(0));
    given().get("/v1/contacts/cs-7").then().body("consent.purposes.marketing", equalTo("denied"));
  }

  @Test
  void refusesCsvWhoseHeaderNamesNoContactField() {
    given()
        .contentType("text/csv")
        .body("id,nickname\nx,y\n")
        .post("/v1/contacts/import")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/nickname"));
    given()
        .contentType("text/csv")
        .body("")
        .post("/v1/contacts/import")
        .then()
        .statusCode(400)
        .body("code", equalTo("unreadable-csv"));
  }

  @Test
  void escapesWhatCopyWouldMisread() {
    String odd = "tab\\t line\\n return\\r back\\\\slash \\\\N \\\\. quote\\\" {brace}, 😀";
    send(
        NDJSON,
        "{\"id\": \"es-1\", \"city\": \"%1$s\", \"interests\": [\"%1$s\", \"NULL\"],".formatted(odd)
            + " \"attributes\": {\"%1$s\": \"%1$s\"}}".formatted(odd));
    String plain = odd.translateEscapes();
    given()
        .get("/v1/contacts/es-1")
        .then()
        .body("city", equalTo(plain))
        .body("interests", contains(plain, "NULL"))
        .body("attributes.values()[0]", equalTo(plain));
  }

  @Test
  void importsOfTheSameContactsAtOnceDoNotDisturbEachOther() throws Exception {
    List<Integer> numbers = IntStream.range(0, 8_000).boxed().collect(Collectors.toList());
    ExecutorService clients = Executors.newFixedThreadPool(3);
    List<Callable<ValidatableResponse>> imports = new ArrayList<>();
    for (int client = 0; client < 3; client++) {
      Collections.shuffle(numbers, new Random(client));
      String lines =
          numbers.stream().map("{\"id\": \"sa-%d\"}"::formatted).collect(Collectors.joining("\n"));
      imports.add(() -> send(NDJSON, lines));
    }
    int created = 0;
    for (Future<ValidatableResponse> done : clients.invokeAll(imports)) {
      created += done.get().body("failed", equalTo(0)).extract().<Integer>path("created");
    }
    clients.shutdown();
    assertThat(created).isEqualTo(8_000);
  }

  @Test
  void keepsTheFirstThousandErrors() {
    String lines =
        IntStream.range(0, 12_000).mapToObj(i -> "{\"id\": ").collect(Collectors.joining("\n"));
    send(NDJSON, lines).body("failed", equalTo(12_000)).body("errors", hasSize(1_000));
  }

  @Test
  void takesAnArrayToo() {
    send("application/json", "[{\"id\": \"ar-1\"}, {\"id\": 7}, {\"id\": \"ar-2\"}, {")
        .body("created", equalTo(2))
        .body("errors.line", contains(2, 4));
    given()
        .contentType("application/json")
        .body("7")
        .post("/v1/contacts/import")
        .then()
        .statusCode(400)
        .body("detail", containsString("list"));
  }

  @Test
  void stopsAtAnArrayEntryThatIsTooLong() {
    send(
            "application/json",
            "[{\"id\": \"al-1\"}, {\"id\": \"" + "x".repeat(3_000_000) + "\"}, {\"id\": \"al-2\"}]")
        .body("created", equalTo(1))
        .body("errors.line", contains(2))
        .body("errors.code", contains("too-large"));
  }

  @Test
  void passesOverALineThatIsTooLong() {
    send(
            NDJSON,
            "{\"id\": \"lo-1\"}\n{\"id\": \"" + "x".repeat(1_100_000) + "\"}\n{\"id\": \"lo-2\"}")
        .body("created", equalTo(2))
        .body("errors.code", contains("too-large"));
  }

  private static ValidatableResponse send(String type, String body) {
    return given()
        .contentType(type + "; charset=UTF-8")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/v1/contacts/import")
        .then()
        .statusCode(200);
  }
}
