package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

  @RegisterExtension final Browser browser = new Browser();

  private EditedTable table;
  private Page page;
  private Editor editor;

  @BeforeEach
  void open() {
    table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    page = browser.open(table.place());
    editor = new Editor(page);
    assertThat(cell(0, 0)).hasText("null, < 2");
  }

  private Locator cell(int row, int column) {
    return editor.cell(row, column);
  }

  private Locator rows() {
    return editor.rows();
  }

  private Locator state() {
    return editor.state();
  }

  private Locator button(String name) {
    return editor.button(name);
  }

  private void press(String... keys) {
    editor.press(keys);
  }

  @Test
  void pastesABlockOfLinesWithTabsAndTakesItBackAtOnce() {
    cell(3, 0).click();
    editor.paste("\"x\"\t\"a\n\"\"b\"\"\"\r\n>= 9\t< 9\t\"vip\"\r\n", null);
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
    editor.paste(
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
    browser.picture("workbench-table-cell");
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
    new Tiers(); // has contacts, without an order
    cell(0, 1).click();
    press("Delete");
    page.getByLabel("Count contacts").check();
    Locator told = page.locator("wn-table-toolbar");
    assertThat(told).containsText("contacts counted");
    Locator held = page.locator("wn-grid td.extra").first();
    assertThat(held).hasText(Pattern.compile("[1-9][0-9,]*"));
    cell(0, 0).click();
    editor.type("> 99999");
    assertThat(held).hasText("0"); // while nothing is saved
    assertThat(state()).containsText("not saved yet");
    cell(0, 0).click();
    page.keyboard().type("-");
    assertThat(held).not().hasText("0"); // while it is typed
    press("Escape");
    assertThat(held).hasText("0");
    editor.type("> (7");
    assertThat(held).hasText("–");
    assertThat(told).containsText("Not counted: '> (7' cannot be read");
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
