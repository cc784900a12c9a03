package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Editing a decision table as a spreadsheet. */
@QuarkusTest
class TableBrowserTest {

  private static final String PASTE =
      """
      ([text, html]) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        if (html) data.setData('text/html', html);
        document.activeElement.dispatchEvent(
          new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
      }
      """;

  @RegisterExtension final Browser browser = new Browser();

  private EditedTable table;
  private Page page;

  @BeforeEach
  void open() {
    table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    page = browser.open(table.place());
    assertThat(cell(0, 0)).hasText("null, < 2");
  }

  private Locator cell(int row, int column) {
    return page.locator("#cell-" + row + "-" + column);
  }

  private Locator rows() {
    return page.locator("wn-grid tbody:not(.spacer) tr");
  }

  private Locator state() {
    return page.locator("wn-table-editor .state");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private void paste(String text, String html) {
    page.evaluate(PASTE, java.util.Arrays.asList(text, html));
  }

  @Test
  void pastesABlockOfLinesWithTabsAndTakesItBackAtOnce() {
    cell(3, 0).click();
    paste("\"x\"\t\"a\n\"\"b\"\"\"\r\n>= 9\t< 9\t\"vip\"\r\n", null);
    assertThat(rows()).hasCount(5);
    assertThat(cell(3, 0)).containsText("\"x\"");
    assertThat(cell(3, 1)).containsText("a ⏎ \"b\"");
    assertThat(cell(4, 0)).hasText(">= 9");
    assertThat(cell(4, 2)).hasText("\"vip\"");
    press("Control+z");
    assertThat(rows()).hasCount(4);
    assertThat(cell(3, 0)).containsText("1");
    press("Control+y");
    assertThat(rows()).hasCount(5);
  }

  @Test
  void pastesATableOfASpreadsheet() {
    cell(0, 0).click();
    paste(
        "other",
        "<table><tr><td>7</td><td>&lt; 3</td></tr>"
            + "<tr><td colspan=2>8</td><td>\"two\"</td><td>why\n  not<br>so</td></tr></table>");
    assertThat(cell(0, 0)).containsText("7");
    assertThat(cell(0, 1)).hasText("< 3");
    assertThat(cell(1, 1)).hasText("-");
    assertThat(cell(1, 3)).containsText("why not ⏎ so");
  }

  @Test
  void copiesARangeThroughTheClipboardAndFillsDown() {
    BrowserContext context = page.context();
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    cell(0, 0).click();
    press("Shift+ArrowDown", "Shift+ArrowRight", "Control+c");
    assertThat(page.evaluate("() => navigator.clipboard.readText()"))
        .isEqualTo("null, < 2\t< 60\n>= 5\t-");
    cell(2, 0).click();
    press("Control+v");
    assertThat(cell(3, 0)).hasText(">= 5");
    cell(0, 2).click();
    cell(3, 2).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    press("Control+d");
    assertThat(cell(3, 2)).hasText("\"new-customer\"");
    press("Delete");
    assertThat(cell(2, 2)).hasText("");
  }

  @Test
  void insertsDuplicatesMovesAndDeletesRowsByKeyboard() {
    cell(1, 0).click();
    press("Alt+Insert");
    assertThat(cell(1, 0)).containsText("-");
    assertThat(rows()).hasCount(5);
    press("Alt+Delete");
    press("Control+Shift+D");
    assertThat(cell(2, 0)).containsText(">= 5");
    press("Alt+Shift+ArrowDown");
    assertThat(cell(2, 0)).containsText("[2..5)");
    assertThat(cell(3, 0)).containsText(">= 5");
    assertThat(page.locator("td.here")).hasId("cell-3-0");
    press("Control+s");
    assertThat(state()).containsText("Saved at");
    assertThat(table.read().getList("rows.id", String.class)).hasSize(5).doesNotContainNull();
  }

  @Test
  void tellsWhatIsWrongAtTheCellWhileOneTypes() {
    cell(1, 0).click();
    page.keyboard().type("many");
    Locator note = page.locator("wn-cell-editor p");
    assertThat(note).containsText("Write \"many\"");
    press("Control+a");
    page.keyboard().type(">= 7");
    assertThat(note).hasText("");
    press("Control+a");
    page.keyboard().type("> (7");
    assertThat(note).containsText("cannot be read");
    browser.axe();
    press("Enter");
    assertThat(cell(1, 0)).hasAttribute("aria-invalid", "true");
    press("ArrowUp");
    assertThat(page.locator(".cell-bar [role=status]")).containsText("cannot be read");
    browser.axe();
    browser.picture("workbench-table");
    press("F2", "Escape");
    page.keyboard().type(">= 7");
    press("Tab");
    assertThat(cell(1, 0)).hasText(">= 7");
    assertThat(page.locator("td.error")).hasCount(0);
    assertThat(page.locator("td.here")).hasId("cell-1-1");
  }

  @Test
  void filtersAndSortsAsAViewOnly() {
    page.getByLabel("Show rows with").fill("orders");
    assertThat(rows()).hasCount(2);
    button("Show all").click();
    cell(0, 2).click();
    page.locator("wn-table-toolbar select").selectOption("down");
    assertThat(cell(0, 2)).containsText("one-time-buyer");
    assertThat(button("Move up")).isDisabled();
    button("Show all").click();
    assertThat(cell(0, 2)).containsText("new-customer");
    assertThat(state()).hasText("Saved.");
  }

  @Test
  void findsAndReplaces() {
    cell(0, 0).click();
    press("Control+f");
    page.locator("[name=wanted]").fill("BUYER");
    assertThat(page.locator("wn-find-bar [role=status]")).hasText("3 cells");
    press("Enter");
    assertThat(page.locator("td.here")).hasId("cell-1-2");
    page.locator("[name=instead]").fill("$& fan");
    button("Replace").click();
    assertThat(cell(1, 2)).hasText("\"frequent-$& fan\"");
    button("Replace all").click();
    assertThat(cell(3, 2)).hasText("\"one-time-$& fan\"");
    browser.axe();
    press("Escape");
  }

  @Test
  void keepsWhatIsTypedOverAReload() {
    cell(1, 0).click();
    page.keyboard().type(">= 8");
    page.reload();
    assertThat(cell(1, 0)).containsText(">= 8");
    assertThat(state()).containsText("not saved yet");
    button("Back to what is saved").click();
    assertThat(cell(1, 0)).containsText(">= 5");
    page.reload();
    assertThat(cell(1, 0)).containsText(">= 5");
    assertThat(state()).hasText("Saved.");
  }

  @Test
  void showsBothSidesOfAStaleSave() {
    cell(0, 0).click();
    page.keyboard().type("< 3");
    press("Enter");
    table.replace("null, < 2", "< 4");
    table.replace("Five orders or more", "Many orders");
    button("Save").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("1 changed on both sides");
    browser.axe();
    dialog.getByLabel("< 4").check();
    dialog.getByText("Use what is chosen").click();
    assertThat(cell(0, 0)).containsText("< 4");
    assertThat(cell(1, 3)).hasText("Many orders");
    press("Control+z");
    assertThat(cell(0, 0)).containsText("< 3");
    press("Control+y");
    cell(2, 0).click();
    page.keyboard().type("[2..6)");
    press("Enter", "Control+s");
    assertThat(state()).containsText("Saved at");
    assertThat(table.read().getString("rows.collect { it.cells.values().toList() }"))
        .contains("< 4", "[2..6)");
  }

  @Test
  void readsATableAgainThatAnotherWindowSaved() {
    Page other = browser.window();
    other.navigate(page.url());
    other.locator("#cell-1-0").click();
    other.keyboard().type(">= 6");
    other.keyboard().press("Enter");
    other.keyboard().press("Control+s");
    assertThat(other.locator("wn-table-editor .state")).containsText("Saved at");
    cell(2, 0).click();
    page.keyboard().type("[2..6)");
    press("Enter", "Control+s");
    page.getByRole(AriaRole.DIALOG).getByText("Use what is chosen").click();
    assertThat(cell(1, 0)).containsText(">= 6");
    button("Save").click();
    assertThat(state()).containsText("Saved at");
  }

  @Test
  void changesColumnsAndPicksAllowedValues() {
    button("Columns …").click();
    page.getByText("Add to conditions").click();
    page.getByLabel("Label of condition 3").fill("Score");
    page.getByLabel("Looks at of condition 3").fill("metrics.lastProductViewed");
    page.getByLabel("Type of condition 3").fill("string");
    page.getByLabel("Allowed values of condition 3").fill("\"tea\", \"coffee\"");
    page.locator("dialog select").first().selectOption("COLLECT");
    browser.axe();
    button("Apply").click();
    assertThat(page.locator(".policy")).containsText("collect");
    cell(0, 2).click();
    press("Alt+ArrowDown", "ArrowDown");
    browser.axe();
    press("Enter");
    assertThat(cell(0, 2)).hasText("\"tea\"");
    page.keyboard().type("\"milk\"");
    assertThat(page.locator("wn-cell-editor p")).containsText("not among the values");
    press("Escape", "Control+s");
    assertThat(state()).containsText("Saved at");
    assertThat(table.read().getString("hitPolicy")).isEqualTo("COLLECT");
    assertThat(table.read().getList("inputs")).hasSize(3);
  }

  @Test
  void showsWhatASpreadsheetChangesBeforeItIsTaken() {
    byte[] workbook = given().get(table.path() + "/xlsx").asByteArray();
    table.replace(">= 5", ">= 55");
    page.reload();
    assertThat(cell(1, 0)).containsText(">= 55");
    page.locator("input[type=file]")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "t.xlsx", "application/zip", workbook));
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("1 difference");
    assertThat(dialog).containsText(">= 55");
    browser.axe();
    dialog.getByText("Take it into the table").click();
    assertThat(cell(1, 0)).hasText(">= 5");
    assertThat(page.waitForDownload(() -> saveAndDownload()).suggestedFilename())
        .isEqualTo("Buying_habit.xlsx");
  }

  private void saveAndDownload() {
    button("Save").click();
    button("Download .xlsx").click();
  }

  @Test
  void jumpsToTheCellOfAnAddress() {
    String row = table.read().getString("rows[2].id");
    String column = table.read().getString("outputs[0].id");
    page = browser.open(table.place() + "?cell=" + row + "." + column);
    assertThat(page.locator("td.here")).hasId("cell-2-2");
    page = browser.open(table.place() + "?row=2&column=Days with us");
    assertThat(page.locator("td.here")).hasId("cell-1-1");
  }

  @Test
  void countsTheContactsOfEachRow() {
    page.getByLabel("Count contacts").check();
    assertThat(page.locator("wn-table-toolbar")).containsText("contacts counted");
    Locator held = page.locator("wn-grid td.extra").first();
    assertThat(held).hasText(Pattern.compile("[0-9,]+"));
    cell(0, 0).click();
    page.keyboard().type("> 99999");
    press("Enter");
    assertThat(held).hasText("0"); // while nothing is saved
    assertThat(state()).containsText("not saved yet");
  }

  @Test
  void marksRowsThatNoScenarioShowsAndTellsWhatTheyEarned() {
    assertThat(page.locator("wn-check-panel [role=status]")).containsText("note");
    cell(1, 0).click();
    press("Control+Shift+D", "Control+s");
    Locator mark = page.locator("wn-grid tbody .mark").first();
    assertThat(mark).containsText(Pattern.compile("⚠|○"));
    page.getByLabel("Show results").check();
    assertThat(page.locator("wn-table-toolbar")).containsText("Decisions from");
    assertThat(page.locator("wn-grid thead")).containsText("Converted");
    browser.axe();
    browser.picture("workbench-table-results");
  }

  @Test
  void showsNamesAsTextOnly() {
    cell(0, 3).click();
    page.keyboard().type("<img src=x onerror=alert(1)>");
    press("Enter");
    assertThat(cell(0, 3)).hasText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("wn-grid img")).hasCount(0);
  }

  @Test
  void readsAVersionWithoutChangingIt() {
    page = browser.open("#/rules/crm/versions/1/tables/segments.dmn/Buying habit");
    cell(0, 0).click();
    page.keyboard().type("9");
    press("Delete");
    assertThat(cell(0, 0)).hasText("null, < 2");
    assertThat(state()).containsText("never changes");
    assertThat(button("Save")).hasCount(0);
    browser.axe();
  }
}
