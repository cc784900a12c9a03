package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people in one form: what one typed never takes back what the other saved. */
@QuarkusTest
class EntryFormBrowserTest {

  private static final String DRAFTS = "/v1/rule-sets/crm/drafts";
  private static final String LEVER = "Raises its score by, in percent";

  @RegisterExtension final Browser browser = new Browser();

  private String draft;

  @BeforeEach
  void beginADraft() {
    draft =
        given()
            .contentType("application/json")
            .body(Map.of("comment", "Two in one form"))
            .post(DRAFTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @AfterEach
  void discardIt() {
    given().delete(DRAFTS + "/" + draft).then().statusCode(204);
  }

  private String offers() {
    return given().get(file()).asString();
  }

  private String file() {
    return DRAFTS + "/" + draft + "/files/offers.yaml";
  }

  private void somebodyElseReplaces(String text, String by) {
    String before = offers();
    assertThat(before).contains(text);
    given()
        .contentType("application/octet-stream")
        .header("If-Match", given().get(file()).header("ETag"))
        .body(before.replace(text, by).getBytes(UTF_8))
        .put(file())
        .then()
        .statusCode(204);
  }

  private Page form() {
    Page page = browser.open("#/offers/crm/edit?id=loyalty-reward&draft=" + draft);
    assertThat(page.getByLabel("Name")).hasValue("Loyalty reward");
    return page;
  }

  @Test
  void whatIsLeftInAFormTakesNothingBackThatWasSavedMeanwhile() {
    Page page = form();
    page.getByLabel("Name").fill("A reward");
    somebodyElseReplaces("lever: 55", "lever: 65");
    page.reload();
    assertThat(page.getByLabel("Name")).hasValue("A reward");
    assertThat(page.getByLabel(LEVER)).hasValue("65");
    button(page, "Save in the draft").click();
    assertThat(page.getByText("Saved in offers.yaml of the draft.")).isVisible();
    assertThat(offers()).contains("name: A reward").contains("lever: 65");
  }

  @Test
  void whereBothChangedTheSameBothAreShownAfterAReload() {
    Page page = form();
    page.getByLabel("Name").fill("A reward");
    page.getByLabel(LEVER).fill("70");
    somebodyElseReplaces("lever: 55", "lever: 65");
    page.reload();
    Locator both = page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT);
    assertThat(both.locator("tbody tr")).hasText("lever7065");
    assertThat(button(page, "Save in the draft")).isDisabled();
    button(page, "Take theirs").click();
    assertThat(page.getByLabel(LEVER)).hasValue("65");
    button(page, "Save in the draft").click();
    assertThat(page.getByText("Saved in offers.yaml of the draft.")).isVisible();
    assertThat(offers()).contains("name: A reward").contains("lever: 65");
  }

  @Test
  void anEntryIsRemovedFromADraftAndTheCheckTellsWhoStillNamesIt() {
    String before = offers();
    int begin = before.indexOf("  - id: loyalty-reward");
    int end = before.indexOf("  - id: members-exclusive");
    assertThat(begin).isPositive().isLessThan(end);
    Page page = form();
    button(page, "Remove from the draft").click();
    People.press(page, "Remove");
    assertThat(page).hasURL(Pattern.compile("/drafts/" + draft + "/check$"));
    assertThat(page.locator("wn-check")).containsText("loyalty-reward");
    assertThat(offers()).doesNotContain("id: loyalty-reward").contains("id: members-exclusive");
  }
}
