package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.demo.Demo;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Segments, offers, imports and campaigns, as marketing people use them. */
@QuarkusTest
class CatalogueBrowserTest {

  private static final String HOSTILE = "<img src=x onerror=window.hurt=1>";

  @RegisterExtension final Browser browser = new Browser();

  @TestHTTPResource("/")
  URI address;

  private static Locator row(Page page, String text) {
    return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text)).first();
  }

  @Test
  void segmentsAndOffersTellTheirSizesAndWhereTheyAreUsed() {
    String[] demo = {"--contacts", "400", "--url", address.toString()};
    assertThat(Demo.run(demo)).isZero();
    Tiers tiers = new Tiers();
    Page page = browser.open("#/segments?ruleSet=" + tiers.key);
    assertThat(row(page, "High").locator("td.number")).containsText("1");
    assertThat(page.getByText("Sizes: ")).isVisible();
    row(page, "High")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Tier").setExact(true))
        .click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("version 1");
    browser.open("#/offers?ruleSet=" + tiers.key);
    assertThat(row(page, "gold-gift").locator("td.number").last()).containsText("1");
    page.getByLabel("Find").fill("gold");
    assertThat(page.locator("tbody tr")).hasCount(1);
    browser.open("#/offers");
    assertThat(page.locator("td.number meter").first()).isVisible();
    browser.looksGood("workbench-offers");
    browser.open("#/segments");
    assertThat(page.locator("td.number meter").first()).isVisible();
    browser.looksGood("workbench-segments");
  }

  @Test
  void contactsAreImportedAndRefusedLinesAreTold() throws Exception {
    String mark = "imported-" + UUID.randomUUID();
    StringBuilder csv = new StringBuilder("id,firstName,country,age\n");
    for (int i = 0; i < 2_500; i++) {
      String name = i == 7 ? "\"Two\nlines\"" : HOSTILE;
      csv.append(mark).append('-').append(i).append(',').append(name).append(",DE,");
      csv.append(i == 2_001 ? "old" : i == 5 ? "999" : "40").append('\n');
    }
    Page page = browser.open("#/import");
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(new FilePayload("base.csv", "text/csv", csv.toString().getBytes(UTF_8)));
    People.button(page, "Import").click();
    assertThat(page.getByText("Done: 100%, 2,500 lines read.")).isVisible();
    // the header, and a cell of two lines before it
    assertThat(row(page, "2,004")).isVisible();
    assertThat(row(page, "age must")).containsText("7");
    assertThat(page.locator("img")).hasCount(0);
    browser.looksGood("workbench-import");
    Download refused =
        page.waitForDownload(() -> People.button(page, "Download the refused lines").click());
    assertThat(Files.readString(refused.path()))
        .startsWith("id,firstName,country,age\n" + mark + "-5,")
        .hasLineCount(3);
    given().get("/v1/contacts/" + mark + "-2499").then().statusCode(200);
  }

  @Test
  void anImportThatBreaksOffGoesOnAndOneThatIsCancelledKeepsWhatItHas() {
    String mark = "slow-" + UUID.randomUUID();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2_500; i++) {
      lines.append("{\"id\": \"").append(mark).append('-').append(i).append("\"}\n");
    }
    FilePayload file =
        new FilePayload("b.ndjson", "application/x-ndjson", lines.toString().getBytes(UTF_8));
    Page page = browser.open("#/import");
    List<Route> held = new CopyOnWriteArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    page.route(
        "**/v1/contacts/import",
        route -> {
          switch (calls.incrementAndGet()) {
            case 2 -> route.abort();
            case 5 -> held.add(route);
            default -> route.resume();
          }
        });
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(file);
    People.button(page, "Import").click();
    assertThat(page.getByText("cannot be reached")).isVisible();
    People.button(page, "Go on").click();
    assertThat(page.getByText("Done: 100%, 2,500 lines read.")).isVisible();

    People.button(page, "Import").click();
    page.waitForCondition(() -> !held.isEmpty());
    People.button(page, "Cancel").click();
    assertThat(page.getByText("Cancelled; what was stored stays:")).isVisible();
    browser.axe();
    given().get("/v1/contacts/" + mark + "-2499").then().statusCode(200);
  }

  @Test
  void anOfferAndASegmentAreChangedInADraftAsAForm() {
    String drafts = "/v1/rule-sets/crm/drafts";
    String draft =
        given()
            .contentType("application/json")
            .body(Map.of("comment", "A better reward"))
            .post(drafts)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String offers = drafts + "/" + draft + "/files/offers.yaml";
    String before = given().get(offers).asString();
    Page page = browser.open("#/offers/crm/edit?id=loyalty-reward&draft=" + draft);
    page.getByLabel("Raises its score by, in percent").fill("60");
    page.getByLabel("Name").fill("Loyalty: a reward");
    page.reload();
    assertThat(page.getByLabel("Name")).hasValue("Loyalty: a reward");
    browser.looksGood("workbench-offer");
    // somebody else changes another offer meanwhile
    given()
        .contentType("application/octet-stream")
        .header("If-Match", given().get(offers).header("ETag"))
        .body(before.replace("Limited products", "Rare products").getBytes(UTF_8))
        .put(offers)
        .then()
        .statusCode(204);
    People.button(page, "Save in the draft").click();
    assertThat(page.getByText("Saved in offers.yaml of the draft.")).isVisible();
    assertThat(page.getByLabel("Findings")).containsText("finding");
    assertThat(given().get(offers).asString())
        .isEqualTo(
            before
                .replace("Limited products", "Rare products")
                .replace("lever: 55", "lever: 60")
                .replace("name: Loyalty reward", "name: \"Loyalty: a reward\""));

    // and then the same one: both are shown
    page.getByLabel("Raises its score by, in percent").fill("70");
    given()
        .contentType("application/octet-stream")
        .header("If-Match", given().get(offers).header("ETag"))
        .body(given().get(offers).asString().replace("lever: 60", "lever: 65").getBytes(UTF_8))
        .put(offers)
        .then()
        .statusCode(204);
    People.button(page, "Save in the draft").click();
    assertThat(row(page, "lever")).containsText("65");
    browser.axe();
    People.button(page, "Keep mine").click();
    assertThat(page.getByText("Saved in offers.yaml of the draft.")).isVisible();
    assertThat(given().get(offers).asString()).contains("lever: 70").doesNotContain("lever: 65");

    String segments = drafts + "/" + draft + "/files/ruleset.yaml";
    String declared = given().get(segments).asString();
    browser.open("#/segments/crm/edit");
    assertThat(page.getByText("In which draft?")).isVisible();
    browser.looksGood("workbench-draft-choice");
    browser.open("#/segments/crm/edit?draft=" + draft);
    page.getByLabel("Id").fill("night-owl");
    page.getByLabel("Name").fill("Night owls");
    page.getByLabel("Description").fill("Buys, mostly, at night");
    browser.looksGood("workbench-segment");
    People.button(page, "Save in the draft").click();
    assertThat(page.getByText("Saved in ruleset.yaml of the draft.")).isVisible();
    assertThat(given().get(segments).asString())
        .isEqualTo(
            declared.replace(
                "name: Wants inspiration, group: preference}",
                "name: Wants inspiration, group: preference}\n"
                    + "  - {id: night-owl, name: Night owls, group: lifecycle,"
                    + " description: \"Buys, mostly, at night\"}"));
    given().delete(drafts + "/" + draft).then().statusCode(204);
  }

  @Test
  void aCampaignIsReportedAndItsMembersAreExported() throws Exception {
    Tiers tiers = new Tiers();
    String key = "spring-" + UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "key",
                key,
                "name",
                "Spring rewards",
                "description",
                HOSTILE,
                "ruleSet",
                tiers.key,
                "goal",
                Map.of("metric", "conversion", "target", 0.1),
                "audience",
                Map.of("include", new String[] {"high", "mid"})))
        .post("/v1/campaigns")
        .then()
        .statusCode(201);
    Page page = browser.open("#/campaigns");
    assertThat(page.locator("main")).containsText("Spring rewards");
    browser.axe();
    browser.open("#/campaigns/" + key);
    assertThat(page.getByText("high, mid")).isVisible();
    assertThat(page.locator("main")).containsText(HOSTILE);
    page.getByLabel("As a trial").uncheck();
    People.button(page, "Decide about the members").click();
    assertThat(page.getByText("Done: 2 members.")).isVisible();
    Download members = page.waitForDownload(() -> People.button(page, "Download 2").click());
    assertThat(Files.readString(members.path())).contains(tiers.contact(25)).hasLineCount(3);
    People.button(page, "Look again").click();
    assertThat(page.getByText("2 decisions, 2 members")).isVisible();
    assertThat(page.evaluate("window.hurt")).isNull();
    browser.looksGood("workbench-campaign");
  }
}
