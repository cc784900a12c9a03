package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions and drafts of a rule set, and the workspace of a draft. */
@QuarkusTest
class RuleSetBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }

  private static Locator tab(Page page, String name) {
    return page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void beginsADraftShowsItAndDiscardsIt() {
    String comment = "Draft " + UUID.randomUUID();
    Page page = browser.open("#/rules/crm");
    button(page, "New draft from the live version").click();
    page.getByLabel("What is it about?").fill(comment);
    button(page, "Begin draft").click();
    assertThat(page).hasURL(Pattern.compile("#/rules/crm/drafts/"));
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
        .containsText("draft of version");
    assertThat(page.getByText(comment).first()).isVisible();
    browser.axe();

    browser.open("#/rules/crm");
    assertThat(page.getByText(comment).first()).isVisible();
    browser.axe();
    button(page, "Discard " + comment).click();
    button(page, "Discard").last().click();
    assertThat(page.getByText("The draft is gone.")).isVisible();
    assertThat(page.getByText(comment)).hasCount(0);
  }

  @Test
  void goesThroughTheSectionsByKeyboard() {
    Page page = browser.open("#/rules/crm/versions/1");
    tab(page, "Overview").focus();
    page.keyboard().press("ArrowRight");
    assertThat(tab(page, "Tables")).hasAttribute("aria-selected", "true");
    assertThat(tab(page, "Tables")).isFocused();
    page.keyboard().press("End");
    assertThat(tab(page, "History")).hasAttribute("aria-selected", "true");
  }

  @Test
  void tellsWhenThereIsNoSuchDraft() {
    Page page = browser.open("#/rules/crm/drafts/nothing");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("draft");
  }
}
