package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contacts of other tests are in the base, too: those of this one come last, behind a tilde. */
@QuarkusTest
class MembersHttpTest {

  private static final int MANY = 1_500;

  @TestHTTPResource("/")
  URI service;

  private static String campaign(String more) {
    String key = CampaignDesk.unique("m");
    CampaignDesk.post("{\"key\": \"%s\", \"ruleSet\": \"campaign\"%s}".formatted(key, more))
        .then()
        .statusCode(201);
    return key;
  }

  private static final String OURS = "?after=~";

  private static List<JsonNode> stream(String campaign, String query) {
    return CampaignDesk.lines(CampaignDesk.members(campaign, query));
  }

  private static List<String> ours(String prefix, List<JsonNode> lines) {
    return CampaignDesk.contacts(lines).stream().filter(id -> id.startsWith(prefix)).toList();
  }

  @Test
  void streamsTheAudienceInTheOrderOfIds() {
    String prefix = CampaignDesk.unique("~a");
    CampaignDesk.store(prefix + "-2", 80_000, false);
    CampaignDesk.store(prefix + "-1", 90_000, false);
    CampaignDesk.store(prefix + "-3", 90_000, true);
    CampaignDesk.store(prefix + "-4", 20_000, false);
    String campaign =
        campaign(", \"audience\": {\"include\": [\"income-high\"], \"exclude\": [\"complained\"]}");
    List<JsonNode> lines = stream(campaign, OURS);
    assertThat(ours(prefix, lines)).containsExactly(prefix + "-1", prefix + "-2");
    assertThat(CampaignDesk.contacts(lines)).isSorted();
    JsonNode first =
        lines.stream()
            .filter(l -> l.get("contactId").asText().equals(prefix + "-1"))
            .findFirst()
            .orElseThrow();
    given()
        .get("/v1/decisions/" + first.get("decisionId").asText())
        .then()
        .statusCode(200)
        .body("input.context.campaign", equalTo(campaign))
        .body("contactId", equalTo(prefix + "-1"));
  }

  @Test
  void aRepeatIsTheSameByteByByteAndNewMembersJoin() {
    String prefix = CampaignDesk.unique("~b");
    CampaignDesk.store(prefix + "-1", 80_000, false);
    CampaignDesk.store(prefix + "-3", 80_000, false);
    String campaign = campaign(", \"audience\": {\"include\": [\"income-high\"]}");
    String once = CampaignDesk.members(campaign, OURS).asString();
    assertThat(CampaignDesk.members(campaign, OURS + "&at=2030-01-01T00:00:00Z").asString())
        .isEqualTo(once);
    CampaignDesk.store(prefix + "-2", 80_000, false);
    List<String> again = CampaignDesk.members(campaign, OURS).asString().lines().toList();
    assertThat(again).containsAll(once.lines().toList());
    assertThat(ours(prefix, again.stream().map(CampaignDesk::json).toList()))
        .containsExactly(prefix + "-1", prefix + "-2", prefix + "-3");
  }

  @Test
  void whoIsOutOfTheAudienceNowStaysAMember() {
    String prefix = CampaignDesk.unique("~o");
    CampaignDesk.store(prefix, 80_000, false);
    String campaign = campaign(", \"audience\": {\"include\": [\"income-high\"]}");
    stream(campaign, OURS);
    given()
        .contentType("application/json")
        .body("{\"ruleSet\": \"campaign\", \"audience\": {\"include\": [\"income-low\"]}}")
        .put("/v1/campaigns/" + campaign)
        .then()
        .statusCode(200);
    assertThat(ours(prefix, stream(campaign, OURS))).containsExactly(prefix);
  }

  @Test
  void goesOnAfterTheLastContactThatArrived() {
    String prefix = CampaignDesk.unique("~r");
    IntStream.range(0, 6).forEach(i -> CampaignDesk.store(prefix + "-" + i, 80_000, false));
    String campaign = campaign("");
    List<JsonNode> rest = stream(campaign, "?after=" + prefix + "-3");
    assertThat(CampaignDesk.contacts(rest)).allMatch(id -> id.compareTo(prefix + "-3") > 0);
    assertThat(ours(prefix, rest)).containsExactly(prefix + "-4", prefix + "-5");
    assertThat(ours(prefix, stream(campaign, OURS))).hasSize(6);
  }

  @Test
  void handsOutNoOfferToWhomWithdrewConsentOrWasErased() {
    String prefix = CampaignDesk.unique("~w");
    IntStream.range(0, 3).forEach(i -> CampaignDesk.store(prefix + "-" + i, 80_000, false));
    String campaign = CampaignDesk.create("");
    assertThat(ours(prefix, stream(campaign, OURS))).hasSize(3);
    CampaignDesk.refuse(prefix + "-0");
    CampaignDesk.erase(prefix + "-1");
    assertThat(ours(prefix, stream(campaign, OURS))).containsExactly(prefix + "-2");
    // who comes back after an erasure is somebody new
    CampaignDesk.store(prefix + "-1", 80_000, false);
    assertThat(ours(prefix, stream(campaign, OURS))).containsExactly(prefix + "-1", prefix + "-2");
  }

  @Test
  void whoHadNoOfferStaysAMemberWhateverTheConsent() {
    String id = CampaignDesk.unique("~n");
    CampaignDesk.store(id, 80_000, false);
    String campaign = campaign("");
    String once = CampaignDesk.members(campaign, OURS).asString();
    CampaignDesk.refuse(id);
    assertThat(CampaignDesk.members(campaign, OURS).asString()).isEqualTo(once);
  }

  @Test
  void aDryRunMakesNobodyAMember() {
    String prefix = CampaignDesk.unique("~d");
    CampaignDesk.store(prefix, 80_000, false);
    String campaign = campaign("");
    List<JsonNode> dry = stream(campaign, OURS + "&dryRun=true&explain=full");
    assertThat(ours(prefix, dry)).containsExactly(prefix);
    assertThat(dry.get(0).get("tables")).isNotEmpty();
    given().get("/v1/decisions/" + dry.get(0).get("decisionId").asText()).then().statusCode(404);
    given().delete("/v1/campaigns/" + campaign).then().statusCode(204);
  }

  @Test
  void writesCsvOnDemand() {
    String id = CampaignDesk.unique("~csv");
    CampaignDesk.store(id, 80_000, true);
    String campaign = campaign(", \"audience\": {\"include\": [\"complained\"]}");
    for (int i = 0; i < 2; i++) {
      Response csv =
          given().accept("text/csv").post("/v1/campaigns/" + campaign + "/members" + OURS);
      assertThat(csv.contentType()).startsWith("text/csv");
      List<String> lines = csv.asString().lines().toList();
      assertThat(lines.get(0))
          .startsWith("contactId,decisionId,decidedAt,ruleSet,version,offer.id")
          .contains(
              ",experiment.key,experiment.variant,experiment.phase,experiment.holdout,segments");
      assertThat(lines)
          .anyMatch(l -> l.startsWith(id + ",") && l.contains("income-high;complained"));
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    String ended = campaign(", \"to\": \"2020-01-01T00:00:00Z\"");
    CampaignDesk.members(ended, "")
        .then()
        .statusCode(409)
        .body("code", equalTo("campaign-not-running"));
    CampaignDesk.members(ended, OURS + "&at=2019-12-31T23:59:59Z&dryRun=true")
        .then()
        .statusCode(200);
    CampaignDesk.members(CampaignDesk.unique("no"), "").then().statusCode(404);
    CampaignDesk.members(ended, "?until=9&dryRun=yes&explain=All&at=soon")
        .then()
        .statusCode(400)
        .body("errors.size()", equalTo(4));
  }

  /** Two streams of one campaign, and a caller who goes away in the middle of a third one. */
  @Test
  void everyMemberHasOneDecisionHoweverOftenItIsAskedFor() throws Exception {
    String prefix = CampaignDesk.unique("~z");
    given()
        .contentType("application/x-ndjson")
        .body(
            IntStream.range(0, MANY)
                .mapToObj(
                    i ->
                        "{\"id\": \"%s-%04d\", \"attributes\": {\"Income\": 80000}}\n"
                            .formatted(prefix, i))
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/contacts/import")
        .then()
        .statusCode(200);
    String campaign = campaign("");
    TreeMap<String, String> seen = new TreeMap<>();
    String last = readSome(campaign, 40, seen);
    List<List<JsonNode>> streams =
        IntStream.range(0, 2).parallel().mapToObj(i -> stream(campaign, OURS)).toList();
    assertThat(ours(prefix, streams.get(0))).hasSize(MANY);
    for (List<JsonNode> lines : streams) {
      for (JsonNode line : lines) {
        String decision = line.get("decisionId").asText();
        assertThat(seen.merge(line.get("contactId").asText(), decision, (a, b) -> a))
            .isEqualTo(decision);
      }
    }
    List<JsonNode> rest = stream(campaign, "?after=" + last);
    assertThat(CampaignDesk.contacts(rest).get(0)).isGreaterThan(last);
    rest.forEach(
        line ->
            assertThat(seen.get(line.get("contactId").asText()))
                .isEqualTo(line.get("decisionId").asText()));
  }

  /** Goes away after some lines; the last contact. */
  private String readSome(String campaign, int count, TreeMap<String, String> seen)
      throws Exception {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /v1/campaigns/%s/members?after=~ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
                  .formatted(campaign)
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String last = null;
      while (seen.size() < count) {
        String line = lines.readLine();
        assertThat(line).isNotNull();
        if (line.startsWith("{") && line.endsWith("}")) {
          last = CampaignDesk.json(line).get("contactId").asText();
          seen.put(last, CampaignDesk.json(line).get("decisionId").asText());
        }
      }
      socket.setSoLinger(true, 0);
      return last;
    }
  }
}
