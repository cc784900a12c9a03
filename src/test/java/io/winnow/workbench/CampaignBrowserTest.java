package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A campaign is made and changed; nothing typed is lost on the way. */
@QuarkusTest
class CampaignBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  @Test
  void isMadeAndChangedInAForm() {
    Tiers tiers = new Tiers();
    String key = "c-" + UUID.randomUUID();
    Page page = browser.open("#/campaigns");
    button(page, "New campaign").click();
    page.getByLabel("Key").fill(key);
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("<b>Spring</b>");
    page.getByLabel("Rule set").fill(tiers.key);
    page.getByLabel("In any of these").fill("nonsense");
    page.getByLabel("Metric").selectOption("conversion");
    page.getByLabel("Target").fill("0.5");
    page.reload();
    button(page, "New campaign").click();
    assertThat(page.getByLabel("Key")).hasValue(key);
    button(page, "Create").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("nonsense");
    browser.looksGood("workbench-campaign-form");
    page.getByLabel("In any of these").fill("high, mid");
    button(page, "Create").click();
    assertThat(page.getByText("Campaign <b>Spring</b>")).isVisible();

    assertThat(page.getByText("Goal: conversion of 50%")).isVisible();
    button(page, "Change").click();
    page.getByLabel("At most so many offers").fill("1");
    page.getByLabel("within so many days", new Page.GetByLabelOptions().setExact(true))
        .first()
        .fill("7");
    button(page, "Save").click();
    assertThat(page.getByText("1 offer within 7 days at most")).isVisible();
    browser.open("#/campaigns");
    assertThat(page.getByText("<b>Spring</b>")).isVisible();
    browser.looksGood("workbench-campaigns");
  }

  private static String campaign(Tiers tiers) {
    String key = "c-" + UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "key", key, "name", "Spring", "description", "About spring", "ruleSet", tiers.key))
        .post("/v1/campaigns")
        .then()
        .statusCode(201);
    return key;
  }

  private static void somebodyElseCalls(String key, String name) {
    Response now = given().get("/v1/campaigns/" + key);
    Map<String, Object> changed = new HashMap<>(now.jsonPath().getMap(""));
    changed.put("name", name);
    given()
        .contentType("application/json")
        .header("If-Match", now.header("ETag"))
        .body(changed)
        .put("/v1/campaigns/" + key)
        .then()
        .statusCode(200);
  }

  private static Locator name(Page page) {
    return page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void aStaleSaveKeepsTheOthersChangeAndShowsBothWhereTheyMeet() {
    String key = campaign(new Tiers());
    Page page = browser.open("#/campaigns/" + key);
    button(page, "Change").click();
    page.getByLabel("What it is about").fill("About flowers");
    somebodyElseCalls(key, "Summer");
    button(page, "Save").click();
    assertThat(page.getByText("Campaign Summer")).isVisible();
    assertThat(page.getByText("About flowers")).isVisible();

    button(page, "Change").click();
    name(page).fill("Autumn");
    somebodyElseCalls(key, "Winter");
    button(page, "Save").click();
    Locator both = page.getByRole(AriaRole.ALERT);
    assertThat(both.locator("tbody tr")).hasText("nameAutumnWinter");
    browser.axe();
    button(page, "Keep mine").click();
    assertThat(page.getByText("Campaign Autumn")).isVisible();

    // and over a reload the form is no way to take back what was saved meanwhile
    button(page, "Change").click();
    page.getByLabel("Placement").fill("home");
    somebodyElseCalls(key, "Spring");
    page.reload();
    button(page, "Change").click();
    assertThat(name(page)).hasValue("Spring");
    assertThat(page.getByLabel("Placement")).hasValue("home");
    button(page, "Save").click();
    assertThat(page.getByText("any channel, home, any purpose")).isVisible();
    assertThat(page.getByText("Campaign Spring")).isVisible();
  }

  @Test
  void lookingAgainOrElsewhereLeavesAnExportAndTheFocusWhereTheyAre() {
    String key = campaign(new Tiers());
    Page page = browser.open("#/campaigns/" + key);
    List<Route> held = new ArrayList<>();
    page.route("**/members?*", held::add);
    button(page, "Decide about the members").click();
    page.waitForCondition(() -> !held.isEmpty());
    page.waitForResponse("**/report", () -> button(page, "Look again").click());
    assertThat(page.getByText("Deciding about members …")).isVisible();
    assertThat(button(page, "Look again")).isFocused();
    page.evaluate("location.hash = '#/rules'");
    assertThat(page.getByText("Live version")).isVisible();
    page.evaluate("key => { location.hash = `#/campaigns/${key}`; }", key);
    assertThat(page.getByText("Deciding about members …")).isVisible();

    button(page, "Cancel").click();
    assertThat(page.getByText("Cancelled: 0 members")).isVisible();
    page.unroute("**/members?*");
    button(page, "Go on").click();
    assertThat(page.getByText(Pattern.compile("Done: [\\d,]+ members?, as a trial"))).isVisible();
    button(page, "Look again").click();
    assertThat(page.getByText(Pattern.compile("Done: [\\d,]+ members?, as a trial"))).isVisible();
  }
}
