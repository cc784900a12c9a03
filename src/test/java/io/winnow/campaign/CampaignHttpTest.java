package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CampaignHttpTest {

  private static Response put(String key, String ifMatch, String body) {
    var request = given().contentType("application/json").body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/v1/campaigns/" + key);
  }

  @Test
  void keepsWhatWasSent() {
    String key = CampaignDesk.unique("spring");
    Response created =
        CampaignDesk.post(CampaignExamples.CAMPAIGN.replace("\"spring\"", "\"" + key + "\""));
    created.then().statusCode(201);
    assertThat(created.header("Location")).endsWith("/v1/campaigns/" + key);
    given()
        .get("/v1/campaigns/" + key)
        .then()
        .statusCode(200)
        .header("ETag", equalTo(created.header("ETag")))
        .body("key", equalTo(key))
        .body("goal.metric", equalTo("conversion"))
        .body("goal.target", equalTo(0.02f))
        .body("audience.include", equalTo(List.of("active")))
        .body("frequency.contacts", equalTo(2))
        .body("pause.answerDays", equalTo(3))
        .body("from", equalTo("2027-03-01T00:00:00Z"))
        .body("placement", nullValue());
    given().get("/v1/campaigns").then().statusCode(200).body("key", hasItem(key));
    // what is answered can be sent back
    String answered = given().get("/v1/campaigns/" + key).asString();
    put(key, created.header("ETag"), answered).then().statusCode(200);
  }

  @Test
  void aLittleIsEnough() {
    String key = CampaignDesk.unique("tiny");
    CampaignDesk.post("{\"key\": \"" + key + "\"}")
        .then()
        .statusCode(201)
        .body("name", equalTo(key))
        .body("ruleSet", equalTo("crm"))
        .body("audience.include", equalTo(List.of()));
  }

  @Test
  void aStaleChangeIsRefused() {
    String key = CampaignDesk.create("");
    String tag = given().get("/v1/campaigns/" + key).header("ETag");
    String body = "{\"key\": \"%s\", \"ruleSet\": \"caps\", \"name\": \"%s\"}";
    put(key, tag, body.formatted(key, "first")).then().statusCode(200);
    put(key, tag, body.formatted(key, "second")).then().statusCode(412);
    put(key, null, body.formatted(key, "third"))
        .then()
        .statusCode(200)
        .body("name", equalTo("third"));
    put(key, null, body.formatted("other", "x")).then().statusCode(400);
    put(CampaignDesk.unique("no"), null, "{}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-campaign"));
  }

  @Test
  void aKeyIsTakenOnce() {
    String key = CampaignDesk.unique("same");
    List<Integer> codes =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> CampaignDesk.post("{\"key\": \"" + key + "\"}").statusCode())
            .toList();
    assertThat(codes).filteredOn(code -> code == 201).hasSize(1);
    assertThat(codes).filteredOn(code -> code == 409).hasSize(7);
  }

  @Test
  void allThatIsWrongIsTold() {
    CampaignDesk.post(
            "{\"key\": \"a b\", \"goal\": {\"metric\": \"conversion\", \"target\": 20},"
                + " \"audience\": {\"include\": [\"nobody-knows\"]},"
                + " \"from\": \"2027-04-01T00:00:00Z\", \"to\": \"2027-03-01T00:00:00Z\","
                + " \"frequency\": {\"contacts\": 0, \"days\": 7},"
                + " \"pause\": {\"ignored\": 1, \"withinDays\": 7, \"forDays\": 0,"
                + " \"groups\": {\"g\": [\"no-offer\"]}}}")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/key",
                "/goal/target",
                "/audience/include/0",
                "/to",
                "/frequency/contacts",
                "/pause/forDays",
                "/pause/groups/g/0"));
    CampaignDesk.post("{\"key\": \"x\", \"budget\": 7}")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-field"));
    CampaignDesk.post("{\"key\": \"x\", \"ruleSet\": \"none\"}").then().statusCode(404);
    CampaignDesk.post("null").then().statusCode(400);
  }

  @Test
  void onlyAnUnusedCampaignCanBeDeleted() {
    String unused = CampaignDesk.create("");
    given().delete("/v1/campaigns/" + unused).then().statusCode(204);
    given().get("/v1/campaigns/" + unused).then().statusCode(404);
    String used = CampaignDesk.create("");
    CampaignDesk.offer(CampaignDesk.unique("p"), used, "2026-11-22T10:00:00Z");
    given()
        .delete("/v1/campaigns/" + used)
        .then()
        .statusCode(409)
        .body("code", equalTo("campaign-in-use"));
  }

  @Test
  void changesAreAudited() {
    String key = CampaignDesk.create("");
    put(key, null, "{\"ruleSet\": \"caps\"}").then().statusCode(200);
    given().delete("/v1/campaigns/" + key).then().statusCode(204);
    List<String> actions =
        given()
            .queryParam("limit", 1_000)
            .get("/v1/audit")
            .jsonPath()
            .getList("entries.findAll { it.subject == 'campaign/" + key + "' }.action");
    assertThat(actions).containsExactly("campaign-created", "campaign-changed", "campaign-deleted");
  }
}
