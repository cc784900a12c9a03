package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of a table's rows beside their cells. */
@QuarkusTest
class RowToldBrowserTest {

  private static final Pattern SOME = Pattern.compile("[1-9][0-9,]*");

  @RegisterExtension final Browser browser = new Browser();

  /** Somebody with one order, who buys again on what was decided. */
  private static void decideAndSell() {
    String contact = "row-" + UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "country",
                "DE",
                "consent",
                Map.of(
                    "purposes", Map.of("marketing", "granted", "profiling", "granted"),
                    "channels", Map.of("email", "granted"))))
        .put("/v1/contacts/" + contact)
        .then()
        .statusCode(201);
    StringBuilder events = new StringBuilder();
    for (int i = 10; i < 16; i++) {
      events.append(
          """
          {"id": "%1$s-%2$d", "contactId": "%1$s", "type": "purchase", "at": "2026-10-%2$dT10:00:00Z", "value": 9, "currency": "EUR"}
          """
              .formatted(contact, i));
    }
    lines("/v1/events", events.toString());
    String decision =
        given()
            .contentType("application/json")
            .body(Map.of("contactId", contact, "context", Map.of("channel", "email")))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("decisionId");
    lines(
        "/v1/outcomes",
        """
        {"id": "%s", "decisionId": "%s", "type": "converted", "value": 10, "currency": "EUR", "at": "2026-11-22T10:00:00Z"}
        """
            .formatted(UUID.randomUUID(), decision));
  }

  private static void lines(String address, String text) {
    given()
        .contentType("application/x-ndjson")
        .body(text.getBytes(UTF_8))
        .post(address)
        .then()
        .statusCode(200);
  }

  @Test
  void resultsStandBesideTheRowsThatLedToThem() {
    decideAndSell();
    EditedTable table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    Page page = browser.open(table.place());
    page.getByLabel("Show results").check();
    Locator results =
        page.locator("wn-grid tbody tr")
            .filter(new Locator.FilterOptions().setHasText("Five orders or more"))
            .locator("td.extra");
    assertThat(results).hasCount(3);
    assertThat(results.nth(0)).hasText(SOME);
    assertThat(results.nth(1)).hasText(SOME);
    assertThat(results.nth(2)).hasText(Pattern.compile("[0-9.]+%"));
    page.getByLabel("Count contacts").check();
    assertThat(page.locator("wn-table-toolbar")).containsText("contacts counted, as they were");
    browser.looksGood("workbench-table-counts");
  }

  @Test
  void whoComesSecondWaitsForTheTurn() {
    EditedTable table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    Page page = browser.open(table.place());
    AtomicInteger calls = new AtomicInteger();
    page.route(
        "**/counts",
        route -> {
          if (calls.incrementAndGet() > 1) {
            route.resume();
            return;
          }
          String busy = "{\"status\": 503, \"detail\": \"Others are counting.\"}";
          route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(busy));
        });
    page.getByLabel("Count contacts").check();
    assertThat(page.locator("wn-table-toolbar")).containsText("contacts counted, as they were");
    assertThat(page.locator("wn-grid td.extra").first()).not().hasText("–");
  }
}
