package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An experiment from its creation to its report, and the key figures. */
@QuarkusTest
class ExperimentBrowserTest {

  private static final int CONTACTS = 120;

  @RegisterExtension final Browser browser = new Browser();

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** Decides about contacts; those of the second variant buy. The id of a decision. */
  private static String decideAndSell(Tiers tiers) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < CONTACTS; i++) {
      lines.append("{\"contact\": {\"id\": \"").append(tiers.mark).append("-e").append(i);
      lines.append("\", \"region\": \"").append(tiers.mark);
      lines.append("\", \"attributes\": {\"points\": 25}}}\n");
    }
    String answers =
        given()
            .contentType("application/x-ndjson")
            .body(lines.toString().getBytes(StandardCharsets.UTF_8))
            .post("/v1/decisions/batch?ruleSet=" + tiers.key)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    ObjectMapper json = new ObjectMapper();
    StringBuilder outcomes = new StringBuilder();
    String last = null;
    for (String line : answers.lines().toList()) {
      JsonNode decided = json.readTree(line);
      last = decided.get("decisionId").asText();
      if (decided.at("/experiment/variant").asText().equals("b")) {
        outcomes.append(
            """
            {"id": "%s", "decisionId": "%s", "type": "converted", "value": 10, "currency": "EUR", "at": "2026-11-22T10:00:00Z"}
            """
                .formatted(UUID.randomUUID(), decided.get("decisionId").asText()));
      }
    }
    given()
        .contentType("application/x-ndjson")
        .body(outcomes.toString().getBytes(StandardCharsets.UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200);
    return last;
  }

  @Test
  void createsStartsAndReadsAnExperiment() throws Exception {
    Tiers tiers = new Tiers();
    tiers.publish(tiers.rules.bundle());
    String key = "e-" + UUID.randomUUID();
    Page page = browser.open("#/experiments");
    button(page, "New experiment").click();
    page.getByLabel("Key (a short name, for ever)").fill(key);
    page.getByLabel("Rule set").selectOption(tiers.key);
    page.getByLabel("Hypothesis: what is expected, and why").fill("Rewards <b>pay</b>");
    browser.axe();

    page.reload();
    button(page, "New experiment").click();
    assertThat(page.getByLabel("Key (a short name, for ever)")).hasValue(key);
    assertThat(page.getByLabel("Rule set")).hasValue(tiers.key);
    button(page, "Create").click();
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
        .hasText("Experiment " + key);
    assertThat(page.getByText("Rewards <b>pay</b>")).isVisible();
    assertThat(page.getByText("there is nothing to tell yet")).isVisible();

    button(page, "Start").click();
    button(page, "Start").last().click();
    assertThat(page.getByText("It is running.")).isVisible();
    String decision = decideAndSell(tiers);
    button(page, "Look again").click();
    assertThat(page.getByText("Contacts and rates")).isVisible();
    assertThat(page.locator("svg.intervals circle").first()).isVisible();
    assertThat(page.locator(".advice")).not().hasText("");
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("By segment")))
        .isVisible();
    assertThat(page.getByText("For looking, not for deciding")).isVisible();
    browser.looksGood("workbench-experiment");

    button(page, "Raise the coverage step by step …").click();
    page.getByLabel("Steps in percent").fill("50, half");
    button(page, "Begin the ramp").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("“half” is no percentage.");
    page.getByLabel("Steps in percent").fill("50 %, 20");
    button(page, "Begin the ramp").click();
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("Steps in percent (no. 2): must be above the step before");
    browser.axe();
    page.getByLabel("Steps in percent").fill("50, 100");
    button(page, "Begin the ramp").click();
    assertThat(page.getByText("running, step 2 of 2")).isVisible();
    browser.axe();
    button(page, "Cancel the ramp …").click();
    button(page, "Cancel the ramp").last().click();
    assertThat(page.getByText("cancelled, step 2 of 2")).isVisible();

    button(page, "Stop").click();
    button(page, "Stop").last().click();
    assertThat(page.getByText("It has stopped.")).isVisible();

    // money of two kinds: whatever is said of revenue is worth nothing
    sellInDollars(decision);
    button(page, "Look again").click();
    assertThat(page.getByRole(AriaRole.NOTE)).containsText("currenc");

    button(page, "Promote b").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Version 2 becomes live");
    button(page, "Promote").click();
    assertThat(page.getByText("Version 2 is live.")).isVisible();
    given().get(tiers.address()).then().body("live", equalTo(2));
    browser.open("#/experiments");
    assertThat(page.getByText(key)).isVisible();
    browser.looksGood("workbench-experiments");
  }

  private static void sellInDollars(String decision) {
    given()
        .contentType("application/x-ndjson")
        .body(
            """
            {"id": "%s", "decisionId": "%s", "type": "converted", "value": 10, "currency": "USD", "at": "2026-11-22T10:00:00Z"}
            """
                .formatted(UUID.randomUUID(), decision)
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200);
  }

  @Test
  void saysAllThatAnExperimentCanAndIsChangedWhileADraft() {
    Tiers tiers = new Tiers();
    tiers.publish(tiers.rules.high(15).bundle());
    tiers.publish(tiers.rules.high(16).bundle());
    String key = "e-" + UUID.randomUUID();
    Page page = browser.open("#/experiments");
    button(page, "New experiment").click();
    page.getByLabel("Key (a short name, for ever)").fill(key);
    page.getByLabel("Rule set").selectOption(tiers.key);
    button(page, "Add to Variants: the others are compared with the first").click();
    assertThat(page.locator(".entry-key")).hasCount(3);
    page.locator(".entry-key").nth(2).fill("c");
    page.locator(".entry-weight").nth(2).fill("2.5");
    button(page, "Add to Must not get worse").click();
    page.getByLabel("Metric").nth(1).selectOption("click");
    page.getByLabel("by more than").nth(1).fill("7");
    page.getByLabel("Coverage").fill("0");
    page.getByLabel("Audience").fill("high, mid");
    page.getByLabel("Holdout").fill("10");
    page.getByLabel("Who is held out is").selectOption("no-offer");
    page.getByLabel("Namespace").fill("checkout-" + key);
    button(page, "Create").click();
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Coverage: must be above 0 and at most 1");
    browser.looksGood("workbench-experiment-form");
    page.getByLabel("Coverage").fill("30");
    button(page, "Create").click();
    assertThat(page.getByText("there is nothing to tell yet")).isVisible();
    given()
        .get("/v1/experiments/" + key)
        .then()
        .body("variants.key", contains("a", "b", "c"))
        .body("variants.version", contains(2, 3, 3))
        .body("variants[2].weight", equalTo(2.5f))
        .body("guardrails.metric", contains("unsubscribe", "click"))
        .body("guardrails[1].bound", equalTo(0.07f))
        .body("coverage", equalTo(0.3f))
        .body("holdout.share", equalTo(0.1f))
        .body("holdout.treatment", equalTo("no-offer"))
        .body("audience", contains("high", "mid"))
        .body("namespace", equalTo("checkout-" + key));

    button(page, "Change …").click();
    page.getByLabel("Hypothesis").fill("More points, more orders");
    given()
        .contentType("application/json")
        .body(Map.of("coverage", 0.4))
        .patch("/v1/experiments/" + key)
        .then()
        .statusCode(200);
    page.reload();
    button(page, "Change …").click();
    assertThat(page.getByLabel("Hypothesis")).hasValue("More points, more orders");
    assertThat(page.getByLabel("Coverage")).hasValue("40");
    button(page, "Remove Variants: the others are compared with the first 2").click();
    button(page, "Save").click();
    assertThat(page.getByText("It is saved.")).isVisible();
    given()
        .get("/v1/experiments/" + key)
        .then()
        .body("variants.key", contains("a", "c"))
        .body("hypothesis", equalTo("More points, more orders"))
        .body("coverage", equalTo(0.4f));
  }

  @Test
  void showsKeyFigures() throws Exception {
    decideAndSell(new Tiers());
    Page page = browser.open("#/kpis");
    assertThat(page.getByText("By segment, most decisions first")).isVisible();
    page.locator("select[name=by]").selectOption("offer");
    assertThat(page.getByText("By offer, most decisions first")).isVisible();
    browser.looksGood("workbench-key-figures");
  }
}
