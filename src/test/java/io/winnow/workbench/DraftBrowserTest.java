package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The way of a draft: checked, tried, weighed, approved by somebody else, published, rolled back.
 */
@QuarkusTest
class DraftBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private Tiers tiers;

  @BeforeEach
  void makeRules() {
    tiers = new Tiers();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }

  private static Locator row(Page page, String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  private Page open(String draft, String section) {
    return browser.open("#/rules/" + tiers.key + "/drafts/" + draft + "/" + section);
  }

  @Test
  void findingsStandBesideTheWorkAndLeadToTheirCell() {
    Page page = open(tiers.draft(tiers.rules.low(25).bundle()), "overview");
    Locator panel = page.locator("wn-check-panel");
    assertThat(panel).containsText("error");
    assertThat(panel.boundingBox().x).as("beside, not below").isGreaterThan(640);
    browser.axe();
    panel
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("tiers.dmn, Tier"))
        .first()
        .click();
    assertThat(page).hasURL(Pattern.compile("/tables/tiers.dmn/Tier\\?(cell|column|row)="));
  }

  @Test
  void theWholeReportTellsScenariosAndCoverage() {
    Page page = open(tiers.draft(tiers.rules.bundle()), "check");
    assertThat(page.getByText("No error stands in the way of publishing.")).isVisible();
    assertThat(page.getByText("Shown by scenarios")).isVisible();
    button(page, "Accept").first().click();
    page.getByLabel("Why is it meant to be so?").fill("As agreed");
    button(page, "Accept").last().click();
    assertThat(page.getByText("As agreed")).isVisible();
    browser.axe();
    button(page, "Take the acceptance back").click();
    assertThat(page.getByText("As agreed")).hasCount(0);
  }

  @Test
  void changesAreShownByCell() {
    Page page = open(tiers.draft(tiers.rules.high(15).bundle()), "changes");
    assertThat(row(page, ">= 15").locator("td.changed del")).hasText(">= 20");
    assertThat(row(page, ">= 15").locator("td.changed ins")).hasText(">= 15");
    browser.axe();
  }

  @Test
  void aContactIsTriedWithDraftAndLiveVersionSideBySide() {
    Page page = open(tiers.draft(tiers.rules.high(15).bundle()), "try");
    page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true)).fill(tiers.contact(15));
    button(page, "Try it").click();
    Locator draft =
        page.getByRole(
            AriaRole.REGION, new GetByRoleOptions().setName("This draft").setExact(true));
    Locator live =
        page.getByRole(
            AriaRole.REGION, new GetByRoleOptions().setName("Version 1 (live)").setExact(true));
    assertThat(draft).containsText("High");
    assertThat(draft).containsText("Gold");
    assertThat(live).containsText("Silver");
    Locator tables = page.locator("wn-try-tables");
    assertThat(tables.locator("tr.matched").first()).containsText("high points");
    assertThat(tables.locator("tr.near td.failed").first()).containsText("saw 15, off by");
    browser.axe();
  }

  @Test
  void whatIsTypedIsKeptOverAReload() {
    Page page = open(tiers.draft(tiers.rules.bundle()), "try");
    page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true)).fill("C-kept");
    page.reload();
    assertThat(page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("C-kept");
  }

  @Test
  void anImpactTellsWhoMovesAndWhichRowDidIt() {
    Page page = open(tiers.draft(tiers.rules.high(15).bundle()), "impact");
    button(page, "See what changes").click();
    Locator cell = page.getByLabel(Pattern.compile("^1 from mid to high"));
    assertThat(cell).isVisible(new IsVisibleOptions().setTimeout(60_000));
    cell.click();
    assertThat(row(page, "high points")).containsText("now");
    assertThat(page.getByText(tiers.contact(15)).first()).isVisible();
    assertThat(page.locator("wn-sankey svg").first()).isVisible();
    browser.axe();
  }

  @Test
  void isApprovedBySomebodyElsePublishedAndRolledBack() {
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    Page page = open(draft, "overview");
    button(page, "Submit for approval").click();
    page.getByLabel("What should the approver know?").fill("Gold from 15 points");
    button(page, "Submit").last().click();
    assertThat(page.getByText("You wrote some of it")).isVisible();

    Page other = browser.somebodyElse(tiers.approver());
    other.navigate(browser.address("#/rules/" + tiers.key + "/drafts/" + draft + "/changes"));
    button(other, "Approve").click();
    other.getByLabel("Comment").fill("Fine with me");
    button(other, "Approve").last().click();
    assertThat(other.getByText("Fine with me")).isVisible();
    button(other, "Publish").click();
    button(other, "Publish").last().click();
    assertThat(other).hasURL(Pattern.compile("/versions/2$"));
    assertThat(tiers.segments(15)).contains("high");

    browser.open("#/rules/" + tiers.key);
    button(page, "Roll back to version 1").click();
    button(page, "Roll back").last().click();
    assertThat(page.getByText("Version 1 is live.")).isVisible();
    assertThat(tiers.segments(15)).contains("mid");
    browser.axe();

    browser.open("#/rules/" + tiers.key + "/history");
    assertThat(row(page, "version published").first()).isVisible();
    button(page, "Look whether it is as it was written").click();
    assertThat(page.getByText("stand as they were written")).isVisible();
    browser.axe();
  }

  @Test
  void anActivationIsScheduledAndCalledOff() {
    tiers.publish(tiers.rules.high(15).bundle());
    Page page = browser.open("#/rules/" + tiers.key + "/versions/1");
    button(page, "Roll back to it").click();
    page.getByLabel("Later").check();
    page.getByLabel(Pattern.compile("^Time")).fill("2036-01-01T08:00");
    browser.axe();
    button(page, "Roll back").last().click();
    assertThat(page.getByText("Version 1 goes live at")).isVisible();
    browser.open("#/rules/" + tiers.key);
    button(page, "Call off").click();
    button(page, "Call off").last().click();
    assertThat(page.getByText("It is called off.")).isVisible();
  }

  @Test
  void namesAreNeverRunAsMarkup() {
    String hostile = "<img src=x onerror=window.hurt=1>";
    List<RuleSource> files =
        tiers.rules.high(15).bundle().files().stream()
            .map(
                file ->
                    file.path().equals("extra.drl") || file.path().equals("tiers.dmn")
                        ? file
                        : RuleSource.of(
                            file.path(),
                            file.text()
                                .replace("name: High", "name: '" + hostile + "'")
                                .replace("name: Gold", "name: '" + hostile + "'")))
            .toList();
    String draft = tiers.draft(new Bundle(files));
    Page page = open(draft, "try");
    page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true)).fill(tiers.contact(25));
    button(page, "Try it").click();
    assertThat(page.getByText(hostile).first()).isVisible();
    open(draft, "changes");
    assertThat(page.locator("wn-changes").getByText(hostile).first()).isVisible();
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.evaluate("window.hurt")).isNull();
  }

  @Test
  void whoMayOnlyLookSeesNoButtonsThatChangeAnything() {
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    Page page = browser.somebodyElse(Tiers.key("viewer"));
    page.navigate(browser.address("#/rules/" + tiers.key + "/drafts/" + draft));
    assertThat(page.getByText("What is in it")).isVisible();
    assertThat(page.locator(".lifecycle button")).hasCount(0);
    assertThat(page.locator("wn-check-panel")).hasCount(0);
    page.navigate(browser.address("#/rules/" + tiers.key));
    assertThat(page.getByText("Published versions")).isVisible();
    assertThat(page.locator("main button")).hasCount(0);
  }
}
