package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportHttpTest {

  private static final String AT = "2026-11-22T10:00:00Z";

  private static ValidatableResponse report(String campaign) {
    return given().get("/v1/campaigns/" + campaign + "/report").then().statusCode(200);
  }

  @Test
  void countsDecisionsOffersAndContacts() {
    String campaign =
        CampaignDesk.create(
            ", \"frequency\": {\"contacts\": 2, \"days\": 7},"
                + " \"goal\": {\"metric\": \"revenue\", \"target\": 5000}");
    String often = CampaignDesk.unique("o");
    for (int i = 0; i < 3; i++) {
      CampaignDesk.decide(often, campaign, AT);
    }
    CampaignDesk.decide(CampaignDesk.unique("p"), campaign, AT);
    String member = CampaignDesk.unique("~~q");
    CampaignDesk.store(member, 1, false);
    CampaignDesk.lines(CampaignDesk.members(campaign, "?after=~~"));
    report(campaign)
        .body("state", equalTo("running"))
        .body("members", equalTo(1))
        .body("decisions", equalTo(5))
        .body("noOffer", equalTo(1))
        .body("goal.target", equalTo(5000))
        .body("total.offers", equalTo(4))
        .body("total.contacts", equalTo(3))
        .body("offers.offer", equalTo(java.util.List.of("always")))
        .body("offers[0].figures.contacts", equalTo(3));
    CampaignDesk.erase(member);
    report(campaign).body("members", equalTo(0)).body("total.contacts", equalTo(2));
  }

  @Test
  void anUnusedCampaignHasAReportToo() {
    String campaign = CampaignDesk.create(", \"from\": \"2100-01-01T00:00:00Z\"");
    report(campaign)
        .body("state", equalTo("coming"))
        .body("decisions", equalTo(0))
        .body("goal", nullValue())
        .body("total.offers", equalTo(0))
        .body("offers.size()", equalTo(0));
    given().get("/v1/campaigns/none/report").then().statusCode(404);
  }
}
