package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winnow.workbench.People.button;
import static io.winnow.workbench.People.press;
import static io.winnow.workbench.People.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winnow.impact.SegmentsShrinkByThirtyPercent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A publish that moves many contacts needs an impact and two approvals; the page leads there. */
@QuarkusTest
@TestProfile(SegmentsShrinkByThirtyPercent.class)
class GateBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private static void approve(Page page) {
    button(page, "Approve").click();
    press(page, "Approve");
    assertThat(page.getByText("Approved: it can be published.")).isVisible();
  }

  @Test
  void aGreatChangeIsApprovedTwice() {
    Tiers tiers = new Tiers();
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    String place = "#/rules/" + tiers.key + "/drafts/" + draft;
    Page page = browser.open(place + "/overview");
    submit(page);

    Page first = browser.somebodyElse(tiers.approver());
    first.navigate(browser.address(place + "/changes"));
    approve(first);
    button(first, "Publish").click();
    press(first, "Publish");
    first
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See what it changes"))
        .click();
    button(first, "See what changes").click();
    assertThat(first.getByText("More than one approval allows:")).isVisible();
    button(first, "Publish").click();
    press(first, "Publish");
    assertThat(first.getByRole(AriaRole.DIALOG).locator(".problem"))
        .containsText(Pattern.compile("second|another|two", Pattern.CASE_INSENSITIVE));
    press(first, "Cancel");

    Page second = browser.somebodyElse(Tiers.key("approver"));
    second.navigate(browser.address(place + "/impact"));
    assertThat(second.getByText("More than one approval allows:")).isVisible();
    assertThat(button(second, "See what changes")).hasCount(0);
    approve(second);
    button(second, "Publish").click();
    press(second, "Publish");
    assertThat(second).hasURL(Pattern.compile("/versions/2$"));
    assertThat(tiers.segments(15)).contains("high");
  }
}
