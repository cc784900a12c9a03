package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winnow.workbench.People.button;
import static io.winnow.workbench.People.press;
import static io.winnow.workbench.People.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways that a draft takes beside the straight one: from a zip, back to its author, for later. */
@QuarkusTest
class ReviewBrowserTest {

  @RegisterExtension final Browser browser = new Browser();
  @Inject DataSource database;

  private Tiers tiers;

  @BeforeEach
  void makeRules() {
    tiers = new Tiers();
  }

  private String place(String draft, String section) {
    return "#/rules/" + tiers.key + "/drafts/" + draft + "/" + section;
  }

  @Test
  void aDraftIsBegunWithAZipAndWhatIsNoneIsTold() {
    Page page = browser.open("#/rules/" + tiers.key);
    button(page, "New draft from a zip").click();
    press(page, "Upload");
    assertThat(page.getByText("Please choose a file.")).isVisible();
    Locator file = page.getByLabel("Zip with the files");
    file.setInputFiles(new FilePayload("rules.zip", "application/zip", "no zip".getBytes()));
    page.getByLabel("What is it about?").fill("Gold from 15 points");
    press(page, "Upload");
    assertThat(page.getByRole(AriaRole.DIALOG).locator(".problem")).isVisible();
    assertThat(page.getByLabel("What is it about?")).hasValue("Gold from 15 points");
    file.setInputFiles(
        new FilePayload("rules.zip", "application/zip", tiers.rules.high(15).bundle().zip()));
    press(page, "Upload");
    assertThat(page).hasURL(Pattern.compile("/drafts/"));
    assertThat(page.getByText("tiers.dmn").first()).isVisible();
  }

  @Test
  void aRejectedDraftGoesBackToItsAuthorWithTheReason() {
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    Page page = browser.open(place(draft, "overview"));
    submit(page);
    Page other = browser.somebodyElse(tiers.approver());
    other.navigate(browser.address(place(draft, "changes")));
    button(other, "Reject").click();
    press(other, "Reject");
    assertThat(other.getByText("Please say why.")).isVisible();
    other.getByLabel("Why?").fill("Gold must stay rare");
    press(other, "Reject");
    assertThat(other.getByText("Gold must stay rare")).isVisible();
    page.reload();
    assertThat(page.getByText("Gold must stay rare")).isVisible();
    assertThat(button(page, "Submit for approval")).isVisible();
  }

  @Test
  void anApprovedDraftIsPublishedForLater() {
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    Page page = browser.open(place(draft, "overview"));
    submit(page);
    Page other = browser.somebodyElse(tiers.approver());
    other.navigate(browser.address(place(draft, "overview")));
    button(other, "Approve").click();
    press(other, "Approve");
    assertThat(other.getByText("Approved: it can be published.")).isVisible();
    button(other, "Publish").click();
    other.getByLabel("Later").check();
    press(other, "Publish");
    assertThat(other.getByText("Please give a time.")).hasCount(0); // the field itself says so
    other.getByLabel(Pattern.compile("^Time")).fill("2036-01-01T08:00");
    press(other, "Publish");
    assertThat(other).hasURL(Pattern.compile("/versions/2"));
    assertThat(tiers.segments(15)).contains("mid");
    browser.open("#/rules/" + tiers.key);
    assertThat(page.getByText("1 Jan 2036").first()).isVisible();
  }

  @Test
  void aContactIsFoundByTheBeginningOfItsId() {
    String draft = tiers.draft(tiers.rules.bundle());
    Page page = browser.open(place(draft, "try"));
    Locator contact = page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true));
    contact.fill(tiers.mark.substring(0, 12));
    Locator offered = page.locator("#try-contacts option[value='" + tiers.contact(15) + "']");
    assertThat(offered).hasCount(1);
  }

  @Test
  void anImpactThatTakesLongIsCancelled() throws SQLException {
    String draft = tiers.draft(tiers.rules.high(15).bundle());
    Page page = browser.open(place(draft, "impact"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table contact_event in access exclusive mode"); // holds it up
      button(page, "See what changes").click();
      assertThat(page.locator("progress")).isVisible();
      button(page, "Cancel").click();
      connection.rollback();
    }
    assertThat(page.getByText("It was cancelled.")).isVisible();
    assertThat(page.locator("progress")).hasCount(0);
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("See what changes");
  }
}
