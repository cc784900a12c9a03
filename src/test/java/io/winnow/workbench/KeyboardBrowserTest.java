package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change made, tried and handed in without a mouse. */
@QuarkusTest
class KeyboardBrowserTest {

  private static final int FAR = 150;

  /** What a screen reader would call the element that has the focus, about. */
  private static final String FOCUSED =
      """
      () => {
        const e = document.activeElement;
        const label = e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent;
        return label.replace(/\\s+/g, ' ').trim();
      }
      """;

  @RegisterExtension final Browser browser = new Browser();

  private Page page;

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Goes on with Tab until something of that name has the focus. */
  private void tabTo(String name) {
    for (int i = 0; i < FAR; i++) {
      if (page.evaluate(FOCUSED).toString().startsWith(name)) {
        return;
      }
      press("Tab");
    }
    assertThat(page.evaluate(FOCUSED)).as("what Tab leads to").isEqualTo(name);
  }

  @Test
  void aChangeIsMadeTriedAndHandedInByKeyboardAlone() {
    Tiers tiers = new Tiers();
    page = browser.open("#/rules/" + tiers.key);
    assertThat(page.getByText("Published versions")).isVisible();
    tabTo("New draft from the live version");
    press("Enter");
    tabTo("What is it about?");
    page.keyboard().type("Gold from 15 points");
    tabTo("Begin draft");
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/drafts/"));
    assertThat(page.getByText("What is in it")).isVisible();

    tabTo("Overview");
    press("ArrowRight");
    assertThat(page).hasURL(Pattern.compile("/tables"));
    assertThat(page.locator("wn-grid")).isVisible();
    tabTo("Tier tiers.dmn");
    press("Enter");
    assertThat(page.locator("#cell-1-1")).hasText("[10..20)");
    tabTo("Tier, 3 rows");
    press("ArrowDown", "ArrowRight", "F2", "Control+a");
    page.keyboard().type("[10..15)");
    press("Enter");
    page.keyboard().type(">= 15");
    press("Enter", "Control+s");
    assertThat(page.locator("wn-table-editor .state")).containsText("Saved at");
    assertThat(page.locator("#cell-2-1")).hasText(">= 15");

    tabTo("Tables");
    press("ArrowRight", "ArrowRight", "ArrowRight");
    assertThat(page).hasURL(Pattern.compile("/try"));
    assertThat(page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true))).isVisible();
    tabTo("Contact");
    page.keyboard().type(tiers.contact(15));
    press("Enter");
    assertThat(page.getByLabel("This draft", new Page.GetByLabelOptions().setExact(true)))
        .containsText("High");

    tabTo("Submit for approval");
    press("Enter");
    tabTo("Submit");
    press("Enter");
    assertThat(page.getByText("Submitted: somebody else")).isVisible();
  }
}
