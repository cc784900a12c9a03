package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winnow.workbench.People.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who is nowhere stored is tried: the facts are typed. */
@QuarkusTest
class TryBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  @Test
  void somebodyTypedIsDecidedAboutAndTheOffersThatLostTellAtWhichStage() {
    Page page = browser.open("#/rules/crm/versions/1/try");
    page.getByLabel("Somebody typed").check();
    page.getByLabel("Orders", new Page.GetByLabelOptions().setExact(true)).fill("6");
    page.getByLabel("Days since the last order").fill("10");
    page.getByLabel("Value so far").fill("900");
    page.getByLabel("Country").fill("DE");
    page.getByLabel("Consent to everything").selectOption("granted");
    page.getByLabel("Channel").fill("email");
    page.getByLabel("At (UTC)").fill("2026-11-22T10:00");
    button(page, "Try it").click();
    Locator side = page.locator("section.side").first();
    assertThat(side).containsText("frequent-buyer");
    assertThat(side.locator("p.offer")).isVisible();
    Locator lost = side.getByRole(AriaRole.TABLE);
    assertThat(lost.locator("caption")).hasText("Offers that lost");
    assertThat(lost.locator("tbody tr td .chip").first()).hasText(Pattern.compile("\\w+"));
    assertThat(lost.locator("tbody tr td:last-child").first()).hasText(Pattern.compile("\\w+"));
    browser.looksGood("workbench-try-typed");
    page.reload();
    assertThat(page.getByLabel("Days since the last order")).hasValue("10");
  }
}
