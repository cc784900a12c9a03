package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PauseHttpTest {

  private static final String PAUSE =
      ", \"pause\": {\"ignored\": 2, \"withinDays\": 10, \"forDays\": 30}";

  private static String day(int day) {
    return "2026-01-%02dT10:00:00Z".formatted(day);
  }

  private static String made(String contact, String campaign, int day) {
    Response made = CampaignDesk.decide(contact, campaign, day(day));
    assertThat(made.<String>path("offer.id")).isEqualTo("always");
    return made.path("decisionId");
  }

  @Test
  void ignoredOffersPauseForTheContactUntilAnAnswerComesAfterAll() {
    String campaign = CampaignDesk.create(PAUSE);
    String another = CampaignDesk.create("");
    String contact = CampaignDesk.unique("p");
    made(contact, campaign, 1);
    String second = made(contact, another, 2);
    made(contact, campaign, 4);
    Response held = CampaignDesk.decide(contact, campaign, day(5));
    assertThat(held.<String>path("rejected[0].stage")).isEqualTo("cap");
    assertThat(held.<String>path("noOfferReason"))
        .contains("2 offers of always ignored within 10 days; paused until 2026-02-04T10:00:00Z.");
    made(contact, another, 5);
    made(CampaignDesk.unique("p"), campaign, 5);
    CampaignDesk.outcome(second, "opened", "2026-01-20T10:00:00Z", "");
    made(contact, campaign, 5);
    Response replay = given().post("/v1/decisions/" + held.path("decisionId") + "/replay");
    assertThat(replay.<Boolean>path("identical")).as(replay.asString()).isTrue();
  }

  @Test
  void aRejectionNeedsNoPatienceAndCanBeTakenBack() {
    String campaign = CampaignDesk.create(PAUSE);
    String contact = CampaignDesk.unique("p");
    CampaignDesk.outcome(made(contact, campaign, 1), "rejected", day(1), "");
    String second = made(contact, campaign, 2);
    String rejected = CampaignDesk.outcome(second, "rejected", day(2), "");
    assertThat(CampaignDesk.offer(contact, campaign, day(3))).isNull();
    CampaignDesk.outcome(second, "accepted", day(2), ",\"supersedes\": \"" + rejected + "\"");
    assertThat(CampaignDesk.offer(contact, campaign, day(3))).isEqualTo("always");
  }
}
