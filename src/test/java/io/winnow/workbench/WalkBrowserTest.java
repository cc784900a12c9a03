package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole way that a change takes through the workbench, from logging in to the next decision and
 * back. The pictures of docs/tutorial/workbench.md are made here.
 */
@QuarkusTest
class WalkBrowserTest {

  private static final double PATIENCE = 30_000;

  private static final String PASTE =
      """
      (text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.activeElement.dispatchEvent(
          new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
      }
      """;

  @RegisterExtension final Browser browser = new Browser();

  private Tiers tiers;
  private Page page;

  private static String user(String begin, String... roles) {
    String name = begin + "-" + UUID.randomUUID().toString().substring(0, 4);
    given()
        .contentType("application/json")
        .body(Map.of("password", People.PASSWORD, "roles", List.of(roles)))
        .put("/v1/users/" + name)
        .then()
        .statusCode(200);
    return name;
  }

  @BeforeEach
  void logInAsAnalyst() {
    tiers = new Tiers();
    page = browser.open("#/rules/" + tiers.key);
    logInAs(user("ann", "analyst"));
  }

  private void logInAs(String name) {
    button(page, "Log in").click();
    People.logIn(page, name);
  }

  private void tab(String name) {
    page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private Locator cell(int row, int column) {
    return page.locator("#cell-" + row + "-" + column);
  }

  /** Axe looks, and a picture is kept. */
  private void seen(String name) {
    browser.axe();
    browser.picture(name);
  }

  private void press(String name) {
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .click();
  }

  @Test
  void aChangeGoesFromATableToTheNextDecisionAndBack() {
    seen("workbench-rule-set");
    button(page, "New draft from the live version").click();
    page.getByLabel("What is it about?").fill("Gold from 15 points");
    press("Begin draft");
    assertThat(page).hasURL(Pattern.compile("/drafts/"));
    String draft = page.url().replaceAll(".*(#/[^?]*/drafts/[^/?]+).*", "$1");

    pasteABlockAndMendIt();
    tryAContact();
    seeWhatChanges();

    button(page, "Submit for approval").click();
    page.getByLabel("What should the approver know?").fill("As agreed with sales");
    press("Submit");
    assertThat(page.getByText("Submitted: somebody else")).isVisible();
    assertThat(button(page, "Approve")).hasCount(0);
    button(page, "Log out").click();

    approveAndPublish(draft);
    assertThat(tiers.segments(15)).contains("high");

    browser.open("#/rules/" + tiers.key);
    seen("workbench-versions");
    button(page, "Roll back to version 1").click();
    press("Roll back");
    assertThat(page.getByText("Version 1 is live."))
        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    assertThat(tiers.segments(15)).contains("mid");
  }

  private void pasteABlockAndMendIt() {
    tab("Tables");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Tier tiers.dmn")).click();
    assertThat(cell(1, 1)).hasText("[10..20)");
    cell(1, 1).click();
    page.evaluate(PASTE, "[10..15)\t\"mid\"\r\n> (15\t\"high\"\r\n");
    assertThat(cell(1, 1)).hasText("[10..15)");
    assertThat(cell(2, 1)).hasAttribute("aria-invalid", "true");
    cell(2, 1).click();
    seen("workbench-finding");
    page.keyboard().type(">= 15");
    page.keyboard().press("Enter");
    assertThat(page.locator("td.error")).hasCount(0);
    page.keyboard().press("Control+s");
    assertThat(page.locator("wn-table-editor .state")).containsText("Saved at");
    assertThat(page.locator("wn-check-panel .is-good"))
        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    browser.axe();
  }

  private void tryAContact() {
    tab("Try it");
    page.getByLabel("Contact", new GetByLabelOptions().setExact(true)).fill(tiers.contact(15));
    button(page, "Try it").click();
    Locator mine =
        page.getByRole(
            AriaRole.REGION, new GetByRoleOptions().setName("This draft").setExact(true));
    assertThat(mine).containsText("High", new ContainsTextOptions().setTimeout(PATIENCE));
    seen("workbench-try");
  }

  private void seeWhatChanges() {
    tab("What changes");
    button(page, "See what changes").click();
    assertThat(page.getByLabel(Pattern.compile("^1 from mid to high")))
        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    seen("workbench-impact");
  }

  private void approveAndPublish(String draft) {
    assertThat(button(page, "Log in")).isVisible();
    logInAs(user("bob", "approver"));
    browser.open(draft + "/changes");
    assertThat(page.locator("td.changed").first()).isVisible();
    button(page, "Approve").click();
    page.getByLabel("Comment").fill("Fine with me");
    press("Approve");
    assertThat(page.getByText("Fine with me")).isVisible();
    seen("workbench-changes");
    button(page, "Publish").click();
    press("Publish");
    assertThat(page)
        .hasURL(Pattern.compile("/versions/2"), new HasURLOptions().setTimeout(PATIENCE));
  }
}
