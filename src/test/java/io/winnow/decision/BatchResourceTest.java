package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.winnow.platform.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BatchResourceTest {

  private static final String NDJSON = "application/x-ndjson";
  private static final String AT = "2026-11-22T10:00:00Z";
  private static final ObjectMapper JSON = StrictJson.mapper();

  private static String post(String type, String body, String query) {
    return sending(type, body)
        .post("/v1/decisions/batch?at=" + AT + query)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static RequestSpecification sending(String type, String text) {
    return given().contentType(type).body(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({NDJSON + ",{}", "text/csv,contact.id", "application/json,[]"})
  void refusesAKeyThatItWouldNotKeep(String type, String body) {
    sending(type, body)
        .header("Idempotency-Key", "b-1")
        .post("/v1/decisions/batch")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body("errors[0].code", equalTo("unsupported-header"))
        .body("errors[0].pointer", equalTo("Idempotency-Key"));
  }

  private static List<JsonNode> ndjson(String text) throws Exception {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : text.split("\n")) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  private static String request(int i) {
    return ("{\"requestId\": \"r-%1$d\", \"contact\": {\"id\": \"%2$s-%1$d\", \"age\": %3$d, \"country\":"
            + " \"%4$s\"}, \"metrics\": {\"recencyDays\": %3$d, \"orders\": %5$d},"
            + " \"consent\": {\"purposes\": {\"marketing\": \"granted\"}}}")
        .formatted(i, "oracle", i % 90, i % 3 == 0 ? "DE" : "US", i % 9);
  }

  private static JsonNode withoutId(JsonNode answer) {
    return ((ObjectNode) answer.deepCopy()).without("decisionId");
  }

  @ParameterizedTest
  @CsvSource({"reasons,300", "full,20"})
  void batchDecidesAsSingleCallsDo(String explain, int size) throws Exception {
    List<String> lines = IntStream.range(0, size).mapToObj(BatchResourceTest::request).toList();
    String options = "&dryRun=true&explain=" + explain + "&count=3&channel=email&purpose=marketing";
    List<JsonNode> batch = ndjson(post(NDJSON, String.join("\n", lines), options));
    assertThat(batch).hasSize(size);
    JsonNode array =
        JSON.readTree(post("application/json", "[" + String.join(",", lines) + "]", options));
    for (int i = 0; i < size; i += 7) {
      ObjectNode single = (ObjectNode) JSON.readTree(lines.get(i));
      single.put("dryRun", true).put("explain", explain).put("count", 3);
      single.putObject("context").put("channel", "email").put("purpose", "marketing").put("at", AT);
      JsonNode answer =
          JSON.readTree(
              sending("application/json", single.toString()).post("/v1/decisions").asString());
      assertThat(withoutId(batch.get(i))).isEqualTo(withoutId(answer));
      assertThat(withoutId(array.get(i))).isEqualTo(withoutId(answer));
    }
  }

  @Test
  void csvDecidesAsNdjsonDoes() throws Exception {
    String csv =
        "requestId,contact.id,contact.age,contact.country,metrics.recencyDays,metrics.orders,consent.purposes.marketing,contact.interests\r\n"
            + IntStream.range(0, 50)
                .mapToObj(
                    i ->
                        "r-%d,oracle-%d,%d,%s,%d,%d,granted,"
                            .formatted(i, i, i % 90, i % 3 == 0 ? "DE" : "US", i % 90, i % 9))
                .collect(Collectors.joining("\r\n"));
    String lines =
        IntStream.range(0, 50)
            .mapToObj(BatchResourceTest::request)
            .collect(Collectors.joining("\n"));
    String options = "&dryRun=true&explain=reasons&channel=email";
    List<JsonNode> fromLines = ndjson(post(NDJSON, lines, options));
    List<JsonNode> fromCsv =
        ndjson(
            given()
                .accept(NDJSON)
                .contentType("text/csv")
                .body(csv)
                .post("/v1/decisions/batch?at=" + AT + options)
                .asString());
    assertThat(fromCsv).hasSize(50);
    for (int i = 0; i < 50; i++) {
      assertThat(withoutId(fromCsv.get(i))).isEqualTo(withoutId(fromLines.get(i)));
    }
    String[] records = post("text/csv", csv, options).split("\r\n");
    assertThat(records[0]).startsWith("line,requestId,contactId,decisionId,decidedAt,ruleSet");
    assertThat(records[1]).startsWith("2,r-0,oracle-0,");
  }

  @Test
  void brokenLineCostsNothingButItself() throws Exception {
    String body =
        request(1)
            + "\n\n{\"contact\": \n"
            + "{\"contact\": {\"id\": \""
            + "x".repeat(1 << 20)
            + "\"}}\n"
            + "{\"nope\": 1}\n{\"contactId\": \"nobody\"}\n{\"contact\":{\"firstName\":\"\\u0000\"}}\n"
            + request(2);
    List<JsonNode> answers = ndjson(post(NDJSON, body, ""));
    assertThat(
            answers.stream()
                .map(a -> a.path("line").asInt() + ":" + a.path("error").path("code").asText())
                .toList())
        .containsExactly(
            "0:",
            "3:unreadable-json",
            "4:too-large",
            "5:invalid-request",
            "6:unknown-contact",
            "7:invalid-request",
            "0:");
    assertThat(answers.get(6).path("requestId").asText()).isEqualTo("r-2");
  }

  @Test
  void usesOneClockAndOneVersion() throws Exception {
    String body =
        IntStream.range(0, 600)
            .mapToObj(BatchResourceTest::request)
            .collect(Collectors.joining("\n"));
    String answers = sending(NDJSON, body).post("/v1/decisions/batch?dryRun=true").asString();
    assertThat(
            ndjson(answers).stream()
                .map(a -> a.path("decidedAt").asText() + a.path("version"))
                .distinct())
        .hasSize(1);
  }

  @Test
  void refusesUnknownOptionsAndHeaders() {
    sending(NDJSON, "{}")
        .post("/v1/decisions/batch?explan=full&count=99&at=yesterday")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", equalTo(List.of("explan", "count", "at")));
    sending(NDJSON, "{}").post("/v1/decisions/batch?ruleSet=nope").then().statusCode(404);
    sending("text/csv", "contact.id,contact.shoe\n1,2")
        .post("/v1/decisions/batch")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/contact/shoe"));
    sending("application/json", "{}").post("/v1/decisions/batch").then().statusCode(400);
    sending("application/json", "[{}, {")
        .post("/v1/decisions/batch")
        .then()
        .statusCode(400)
        .body("code", equalTo("unreadable-json"));
    sending("application/json", "[" + "{},".repeat(1000) + "{}]")
        .post("/v1/decisions/batch")
        .then()
        .statusCode(413);
  }

  @Test
  void emptyBodiesGetEmptyAnswers() {
    assertThat(post(NDJSON, "", "")).isEmpty();
    assertThat(post("application/json", "[]", "")).isEqualTo("[]");
  }
}
