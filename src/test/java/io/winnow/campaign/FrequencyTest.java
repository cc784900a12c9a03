package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FrequencyTest {

  private static final int CALLERS = 32;

  private static final String TWICE_A_WEEK = ", \"frequency\": {\"contacts\": 2, \"days\": 7}";

  @Test
  void countsOverAllCampaigns() {
    String first = CampaignDesk.create(TWICE_A_WEEK);
    String second = CampaignDesk.create(TWICE_A_WEEK);
    String free = CampaignDesk.create("");
    String contact = CampaignDesk.unique("f");
    assertThat(CampaignDesk.offer(contact, first, "2026-11-01T10:00:00Z")).isEqualTo("always");
    assertThat(CampaignDesk.offer(contact, free, "2026-11-02T10:00:00Z")).isEqualTo("always");
    assertThat(CampaignDesk.offer(contact, second, "2026-11-08T09:59:59Z")).isNull();
    // a campaign without a policy asks nobody, and decisions under none count for nobody
    assertThat(CampaignDesk.offer(contact, free, "2026-11-08T09:59:59Z")).isEqualTo("always");
    assertThat(CampaignDesk.offer(contact, "my-own-word", "2026-11-12T10:00:00Z"))
        .isEqualTo("always");
    assertThat(CampaignDesk.offer(contact, second, "2026-11-09T10:00:00Z")).isEqualTo("always");
    assertThat(CampaignDesk.offer(contact, second, "2026-11-09T11:00:00Z")).isNull();
    assertThat(CampaignDesk.offer(CampaignDesk.unique("f"), second, "2026-11-09T11:00:00Z"))
        .isEqualTo("always");
  }

  @Test
  void tellsWhyAndIsReplayedTheSame() {
    String campaign = CampaignDesk.create(", \"frequency\": {\"contacts\": 1, \"days\": 7}");
    String contact = CampaignDesk.unique("f");
    CampaignDesk.offer(contact, campaign, "2026-11-01T10:00:00Z");
    Response held = CampaignDesk.decide(contact, campaign, "2026-11-01T10:00:00Z");
    assertThat(held.<String>path("noOfferReason"))
        .contains("At most 1 offer by campaigns within 7 days; 1 so far.");
    assertThat(held.<String>path("rejected[0].stage")).isEqualTo("cap");
    // the policy changes; what was decided does not
    given()
        .contentType("application/json")
        .body("{\"ruleSet\": \"caps\"}")
        .put("/v1/campaigns/" + campaign)
        .then()
        .statusCode(200);
    Response replay = given().post("/v1/decisions/" + held.path("decisionId") + "/replay");
    assertThat(replay.<Boolean>path("identical")).as(replay.asString()).isTrue();
    assertThat(CampaignDesk.offer(contact, campaign, "2026-11-01T10:00:00Z")).isEqualTo("always");
  }

  @Test
  void holdsUnderConcurrencyOfCampaigns() throws Exception {
    List<String> campaigns =
        List.of(CampaignDesk.create(TWICE_A_WEEK), CampaignDesk.create(TWICE_A_WEEK));
    String contact = CampaignDesk.unique("f");
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        String at = "2026-11-2%dT10:00:00Z".formatted(i % 4);
        String campaign = campaigns.get(i % 2);
        calls.add(() -> CampaignDesk.offer(contact, campaign, at));
      }
      List<String> offers = new ArrayList<>();
      for (Future<String> call : callers.invokeAll(calls)) {
        offers.add(call.get());
      }
      assertThat(offers).filteredOn(Objects::nonNull).hasSize(2);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void countsWithinABatchAndInDryRuns() {
    String campaign = CampaignDesk.create(TWICE_A_WEEK);
    String contact = CampaignDesk.unique("f");
    String line =
        "{\"contact\": {\"id\": \"%s\"}, \"context\": {\"campaign\": \"%s\"}}\n"
            .formatted(contact, campaign);
    List<String> answers = batch(line.repeat(300), "");
    assertThat(answers.get(0)).contains("\"offer\":{\"id\":\"always\"");
    assertThat(answers.get(1)).contains("\"offer\":{\"id\":\"always\"");
    assertThat(answers.subList(2, 300)).allMatch(answer -> answer.contains("\"offer\":null"));
    assertThat(batch(line, "&dryRun=true")).allMatch(answer -> answer.contains("\"offer\":null"));
    String fresh = line.replace(contact, CampaignDesk.unique("f"));
    for (int i = 0; i < 3; i++) {
      assertThat(batch(fresh, "&dryRun=true"))
          .allMatch(answer -> answer.contains("\"offer\":{\"id\":\"always\""));
    }
  }

  private static List<String> batch(String lines, String query) {
    return given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/v1/decisions/batch?ruleSet=caps&at=2026-11-22T10:00:00Z" + query)
        .asString()
        .lines()
        .toList();
  }

  @Test
  void datesAndAudienceHoldForEveryDecisionUnderACampaign() {
    String november =
        CampaignDesk.create(
            ", \"from\": \"2026-11-01T00:00:00Z\", \"to\": \"2026-12-01T00:00:00Z\"");
    String nobody = CampaignDesk.create(", \"audience\": {\"exclude\": [\"everybody\"]}");
    String contact = CampaignDesk.unique("f");
    assertThat(CampaignDesk.offer(contact, november, "2026-11-01T00:00:00Z")).isEqualTo("always");
    Response early = CampaignDesk.decide(contact, november, "2026-10-31T23:59:59Z");
    assertThat(early.<String>path("rejected[0].stage")).isEqualTo("dates");
    assertThat(CampaignDesk.offer(contact, november, "2026-12-01T00:00:00Z")).isNull();
    Response outside = CampaignDesk.decide(contact, nobody, "2026-11-10T00:00:00Z");
    assertThat(outside.<String>path("rejected[0].stage")).isEqualTo("exclusion");
    assertThat(outside.<String>path("noOfferReason")).contains("not in the audience of campaign");
  }
}
