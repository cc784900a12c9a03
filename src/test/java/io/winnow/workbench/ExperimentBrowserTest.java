package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
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

  /** Decides about contacts; those of the second variant buy. */
  private static void decideAndSell(Tiers tiers) throws Exception {
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
    for (String line : answers.lines().toList()) {
      JsonNode decided = json.readTree(line);
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
    decideAndSell(tiers);
    button(page, "Look again").click();
    assertThat(page.getByText("Contacts and rates")).isVisible();
    assertThat(page.locator("svg.intervals circle").first()).isVisible();
    assertThat(page.locator(".advice")).not().hasText("");
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("By segment")))
        .isVisible();
    assertThat(page.getByText("For looking, not for deciding")).isVisible();
    browser.axe();
    browser.picture("workbench-experiment");

    button(page, "Raise the coverage step by step …").click();
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
  }

  @Test
  void showsKeyFigures() throws Exception {
    decideAndSell(new Tiers());
    Page page = browser.open("#/kpis");
    assertThat(page.getByText("By segment, most decisions first")).isVisible();
    page.locator("select[name=by]").selectOption("offer");
    assertThat(page.getByText("By offer, most decisions first")).isVisible();
    browser.axe();
    browser.picture("workbench-key-figures");
  }
}
