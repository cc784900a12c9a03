package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is typed into a table and not saved stays until somebody decides about it. */
@QuarkusTest
class TableKeptBrowserTest {

  private static final String KEPT =
      "() => Object.keys(localStorage).filter(key => key.includes('.table ')).length";

  @RegisterExtension final Browser browser = new Browser();

  private EditedTable table;
  private Page page;
  private Editor editor;

  @BeforeEach
  void open() {
    table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    page = browser.open(table.place());
    editor = new Editor(page);
    assertThat(editor.cell(0, 0)).hasText("null, < 2");
  }

  private Locator notSaved() {
    return page.locator(".lifecycle .not-saved");
  }

  /** Typed, while somebody else saves another text for the same cell. */
  private void typedAndOvertaken() {
    editor.cell(1, 0).click();
    editor.type(">= 8");
    assertThat(notSaved()).containsText("Buying habit (segments.dmn)");
    table.replace(">= 5", ">= 6");
    page.reload();
    assertThat(editor.dialog()).containsText("1 changed on both sides");
  }

  @Test
  void whatNobodyDecidedAboutIsStillThereAtTheNextVisit() {
    typedAndOvertaken();
    editor.button("Cancel").click();
    assertThat(editor.state()).containsText("is still kept");
    assertThat(editor.cell(1, 0)).hasText(">= 6");
    editor.cell(2, 1).click();
    editor.type("> 1");
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    page.reload();
    assertThat(editor.dialog()).containsText(">= 8");
    page.reload();
    assertThat(editor.dialog()).containsText(">= 8");
    editor.button("Cancel").click();
    browser.axe();
    editor.button("Choose again").click();
    editor.dialog().getByText("Use what is chosen").click();
    assertThat(editor.cell(1, 0)).hasText(">= 8");
    assertThat(editor.cell(2, 1)).hasText("> 1");
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(table.read().getString("rows.cells")).contains(">= 8", "> 1");
    page.reload();
    assertThat(editor.cell(1, 0)).hasText(">= 8");
    assertThat(editor.state()).hasText("Saved.");
    assertThat(page.evaluate(KEPT)).isEqualTo(0);
  }

  @Test
  void whatWasLeftIsThrownAwayOnlyWhenAsked() {
    typedAndOvertaken();
    editor.button("Cancel").click();
    assertThat(notSaved()).containsText("Buying habit (segments.dmn)");
    editor.button("Throw it away").click();
    assertThat(editor.state()).hasText("Saved.");
    assertThat(notSaved()).hasText("");
    page.reload();
    assertThat(editor.cell(1, 0)).hasText(">= 6");
    assertThat(editor.dialog()).hasCount(0);
  }

  @Test
  void undoBringsBackWhatWasTypedBefore() {
    typedAndOvertaken();
    editor.dialog().getByLabel(">= 6").check();
    editor.dialog().getByText("Use what is chosen").click();
    assertThat(editor.cell(1, 0)).hasText(">= 6");
    editor.cell(1, 0).click();
    editor.press("Control+z");
    assertThat(editor.cell(1, 0)).hasText(">= 8");
  }

  @Test
  void aWindowWithNothingToKeepLeavesAloneWhatAnotherHas() {
    Page other = browser.window();
    other.navigate(page.url());
    Editor there = new Editor(other);
    assertThat(there.cell(1, 0)).hasText(">= 5");
    page.bringToFront();
    editor.cell(1, 0).click();
    editor.type(">= 8");
    assertThat(notSaved()).containsText("Buying habit");
    there.cell(2, 0).click();
    there.type("[2..6)");
    there.press("Control+z");
    assertThat(there.state()).hasText("Saved.");
    other.navigate("about:blank");
    page.reload();
    assertThat(editor.cell(1, 0)).hasText(">= 8");
    assertThat(editor.cell(2, 0)).hasText("[2..5)");
  }

  @Test
  void whatIsTypedWhileTheTableIsReadAgainIsNotOverwritten() {
    table.replace(">= 5", ">= 6");
    AtomicReference<Route> held = new AtomicReference<>();
    page.route(
        url -> url.endsWith("/tables/segments.dmn/Buying%20habit"),
        route -> {
          if (!route.request().method().equals("GET") || !held.compareAndSet(null, route)) {
            route.resume();
          }
        });
    page.evaluate("() => dispatchEvent(new Event('focus'))");
    page.waitForCondition(() -> held.get() != null);
    editor.cell(2, 0).click();
    editor.type("[2..6)");
    held.get().resume();
    assertThat(editor.state()).containsText("Somebody else saved this table");
    assertThat(editor.cell(2, 0)).hasText("[2..6)");
    editor.press("Control+s");
    editor.dialog().getByText("Use what is chosen").click();
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(table.read().getString("rows.cells")).contains(">= 6", "[2..6)");
  }

  @Test
  void aHalfTypedCellIsKeptWhenOneGoesBack() {
    browser.open("#/rules");
    browser.open(table.place());
    editor.cell(1, 0).click();
    page.keyboard().type(">= 8");
    page.goBack();
    assertThat(editor.rows()).hasCount(0);
    page.goForward();
    assertThat(editor.cell(1, 0)).hasText(">= 8");
    assertThat(editor.state()).containsText("not saved yet");
  }

  @Test
  void columnsThatAreBeingEditedAreKeptOverAReload() {
    editor.button("Columns …").click();
    page.getByLabel("Label of condition 1").fill("All their orders");
    page.reload();
    assertThat(page.getByLabel("Label of condition 1")).hasValue("All their orders");
    editor.button("Apply").click();
    assertThat(page.locator("wn-grid thead")).containsText("All their orders");
    editor.button("Save").click();
    assertThat(editor.state()).containsText("Saved at");
    assertThat(table.read().getString("inputs[0].label")).isEqualTo("All their orders");
  }

  @Test
  void asksBeforeADraftIsSubmittedWithoutWhatIsTyped() {
    editor.cell(1, 0).click();
    editor.type(">= 8");
    page.getByText("Submit for approval").click();
    assertThat(editor.dialog()).containsText("not part of it: Buying habit (segments.dmn)");
    assertThat(editor.button("Submit without it")).isVisible();
    browser.axe();
    editor.button("Cancel").click();
    page.getByText("Changes", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(notSaved()).containsText("goes without it");
    notSaved().locator("a").click();
    editor.cell(1, 0).click();
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(notSaved()).hasText("");
  }

  @Test
  void whatWasTypedIntoADraftThatIsGoneIsForgotten() {
    editor.cell(1, 0).click();
    editor.type(">= 8");
    assertThat(notSaved()).containsText("Buying habit");
    RestAssured.given().delete("/v1/rule-sets/crm/drafts/" + table.draft()).then().statusCode(204);
    EditedTable another = EditedTable.ofDraft("segments.dmn", "Buying habit");
    browser.open(another.place());
    page.reload();
    assertThat(editor.cell(0, 0)).hasText("null, < 2");
    page.waitForCondition(() -> page.evaluate(KEPT).equals(0));
  }
}
