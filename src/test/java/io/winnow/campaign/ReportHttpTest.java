package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
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
        .body("offers.offer", equalTo(List.of("always")))
        .body("offers[0].figures.contacts", equalTo(3));
    CampaignDesk.erase(member);
    report(campaign).body("members", equalTo(0)).body("total.contacts", equalTo(2));
  }

  @Test
  void countsEachContactOnceHoweverOftenItAnswers() {
    String campaign =
        CampaignDesk.create(", \"goal\": {\"metric\": \"revenue\", \"target\": 15.5}");
    String buyer = CampaignDesk.unique("b");
    String first = made(buyer, campaign);
    String second = made(buyer, campaign);
    String other = made(CampaignDesk.unique("b"), campaign);
    made(CampaignDesk.unique("b"), campaign);
    CampaignDesk.outcome(first, "opened", AT, "");
    CampaignDesk.outcome(first, "opened", AT, "");
    CampaignDesk.outcome(second, "opened", AT, "");
    CampaignDesk.outcome(other, "clicked", AT, "");
    CampaignDesk.outcome(first, "converted", AT, ",\"value\": 10, \"currency\": \"EUR\"");
    String wrong =
        CampaignDesk.outcome(second, "converted", AT, ",\"value\": 55, \"currency\": \"EUR\"");
    CampaignDesk.outcome(
        second,
        "converted",
        AT,
        ",\"value\": 5.5, \"currency\": \"EUR\", \"supersedes\": \"" + wrong + "\"");
    report(campaign)
        .body("total.offers", equalTo(4))
        .body("total.contacts", equalTo(3))
        .body("total.opened", equalTo(1))
        .body("total.clicked", equalTo(1))
        .body("total.converted", equalTo(1))
        .body("total.rejected", equalTo(0))
        .body("total.revenue[0].currency", equalTo("EUR"))
        .body("total.revenue[0].amount", equalTo(15.5f))
        .body("total.rates.conversion", equalTo(0.333333f))
        .body("total.rates.revenue", equalTo(5.166667f))
        .body("goal.value", equalTo(15.5f))
        .body("goal.reached", equalTo(true))
        .body("offers[0].figures.revenue[0].amount", equalTo(15.5f));
    CampaignDesk.outcome(other, "converted", AT, ",\"value\": 1, \"currency\": \"SEK\"");
    report(campaign)
        .body("total.revenue.currency", equalTo(List.of("EUR", "SEK")))
        .body("goal.value", nullValue())
        .body("goal.reached", nullValue())
        .body("total.rates.revenue", nullValue());
  }

  @Test
  void whoWithdrewConsentIsOutOfTheFigures() {
    String campaign = CampaignDesk.create("");
    String contact = CampaignDesk.unique("w");
    CampaignDesk.store(contact, 1, false);
    String made = made(contact, campaign);
    made(CampaignDesk.unique("w"), campaign);
    CampaignDesk.outcome(made, "accepted", AT, "");
    report(campaign).body("total.contacts", equalTo(2)).body("total.rates.accept", equalTo(0.5f));
    CampaignDesk.refuse(contact);
    report(campaign)
        .body("decisions", equalTo(2))
        .body("total.contacts", equalTo(1))
        .body("total.rates.accept", equalTo(0));
  }

  private static String made(String contact, String campaign) {
    return CampaignDesk.decide(contact, campaign, AT).path("decisionId");
  }

  @Test
  void anUnusedCampaignHasAReportToo() {
    String campaign = CampaignDesk.create(", \"from\": \"2100-01-01T00:00:00Z\"");
    report(campaign)
        .body("state", equalTo("coming"))
        .body("decisions", equalTo(0))
        .body("goal", nullValue())
        .body("total.offers", equalTo(0))
        .body("total.rates", nullValue())
        .body("offers.size()", equalTo(0));
    given().get("/v1/campaigns/none/report").then().statusCode(404);
  }
}
