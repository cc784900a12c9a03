package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;
import static io.winnow.workbench.People.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that come late, twice or never: the page shows what was asked for last, and says so. */
@QuarkusTest
class LateAnswerBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private static String contact(String city) {
    String id = "late-" + UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(Map.of("city", city))
        .put("/v1/contacts/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  /** Lets what is held go, and waits until the page has taken it in. */
  private static void release(Page page, Route route, String address) {
    page.waitForResponse(address, route::resume);
    page.evaluate("() => new Promise((done) => setTimeout(done))");
  }

  @Test
  void aContactsPageShowsTheContactOfItsHeading() {
    String one = contact("Oneville");
    String two = contact("Twotown");
    Page page = browser.open("#/contacts");
    List<Route> held = new ArrayList<>();
    page.route("**/v1/contacts/" + one, held::add);
    page.evaluate("id => { location.hash = `#/contacts/${id}`; }", one);
    page.waitForCondition(() -> !held.isEmpty());
    page.evaluate("id => { location.hash = `#/contacts/${id}`; }", two);
    assertThat(page.getByLabel("Profile")).containsText("Twotown");
    release(page, held.get(0), "**/v1/contacts/" + one);
    assertThat(page.locator("h1")).hasText("Contact " + two);
    assertThat(page.getByLabel("Profile")).containsText("Twotown");
  }

  @Test
  void theListOfACellHasNobodyOfAnother() {
    Tiers tiers = new Tiers();
    String draft = tiers.draft(tiers.rules.low(5).high(15).bundle());
    Page page = browser.open("#/rules/" + tiers.key + "/drafts/" + draft + "/impact");
    button(page, "See what changes").click();
    Locator first = page.getByLabel(Pattern.compile("^\\d+ from mid to high"));
    Locator second = page.getByLabel(Pattern.compile("^\\d+ from low to mid"));
    assertThat(first).isVisible();
    List<Route> held = new ArrayList<>();
    page.route(Pattern.compile("/contacts\\?.*from=mid"), held::add);
    first.click();
    page.waitForCondition(() -> !held.isEmpty());
    second.click();
    Locator people = page.locator(".people li");
    assertThat(people).hasCount(1);
    page.waitForResponse(Pattern.compile("/contacts\\?.*from=mid"), held.get(0)::resume);
    page.evaluate("() => new Promise((done) => setTimeout(done))");
    assertThat(people).hasCount(1);
    assertThat(people).containsText(tiers.contact(5));
  }

  @Test
  void whatWasDoneIsToldAlsoWhereThePageCannotBeReadAgain() {
    Tiers tiers = new Tiers();
    tiers.draft(tiers.rules.high(15).bundle());
    Page page = browser.open("#/rules/" + tiers.key);
    button(page, "Discard").first().click();
    page.route("**/drafts", Route::abort);
    press(page, "Discard");
    assertThat(page.getByText("The draft is gone.")).isVisible();
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("cannot be reached");
    page.unroute("**/drafts");
    button(page, "Try again").click();
    assertThat(page.getByText("Nobody works on a draft.")).isVisible();
  }

  @Test
  void aReasonIsKeptOverAReloadUntilItIsGivenOrCalledOff() {
    Tiers tiers = new Tiers();
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    String comment = "What should the approver know?";
    Page page = browser.open("#/rules/" + tiers.key + "/drafts/" + draft + "/overview");
    button(page, "Submit for approval").click();
    page.getByLabel(comment).fill("Gold from 15 points");
    page.reload();
    button(page, "Submit for approval").click();
    assertThat(page.getByLabel(comment)).hasValue("Gold from 15 points");
    press(page, "Cancel");
    button(page, "Submit for approval").click();
    assertThat(page.getByLabel(comment)).hasValue("");
  }
}
