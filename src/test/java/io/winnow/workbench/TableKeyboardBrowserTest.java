package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A table is edited without a mouse, and the focus is never lost on the way. */
@QuarkusTest
class TableKeyboardBrowserTest {

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

  private void isSomewhere() {
    assertThat(page.evaluate("document.activeElement !== document.body"))
        .as("whether something has the focus")
        .isEqualTo(true);
  }

  private void pressButton(String name) {
    editor.walk("Shift+Tab", editor.button(name));
    editor.press("Enter");
  }

  @Test
  void isEditedFromTheFirstTabToTheSave() {
    Locator grid = page.locator("wn-grid table");
    editor.walk("Tab", grid);
    editor.press("ArrowDown");
    assertThat(editor.here()).hasId("cell-1-0");
    editor.type(">= 7");
    pressButton("Duplicate row");
    assertThat(editor.here()).hasId("cell-3-0");
    pressButton("Move up");
    assertThat(editor.here()).hasId("cell-2-0");
    pressButton("Delete row");
    assertThat(editor.rows()).hasCount(4);
    assertThat(grid).isFocused();
    pressButton("Undo deleting rows");
    assertThat(grid).isFocused();
    pressButton("Save");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(grid).isFocused();
    assertThat(table.read().getList("rows")).hasSize(5);
    browser.looksGood("workbench-table");
  }

  @Test
  void showsItsViewsWithoutAMouse() {
    Locator grid = page.locator("wn-grid table");
    editor.walk("Tab", page.getByLabel("Show rows with"));
    page.keyboard().type("orders");
    assertThat(editor.rows()).hasCount(2);
    editor.walk("Tab", editor.button("Show all"));
    editor.press("Enter");
    assertThat(editor.rows()).hasCount(4);
    assertThat(grid).isFocused();
    Locator notes = page.getByLabel("Notes stay in sight");
    editor.walk("Shift+Tab", notes);
    assertThat(page.locator("td.frozen").first()).hasCSS("position", "sticky");
    editor.press("Space");
    assertThat(notes).isFocused();
    assertThat(page.locator("td.frozen")).hasCount(0);
    assertThat(page.locator("wn-grid thead th").nth(1)).hasCSS("position", "sticky");
    editor.walk("Tab", grid);
    editor.press("Control+f");
    page.keyboard().type("BUYER");
    editor.press("Enter");
    editor.walk("Tab", page.locator("[name=instead]"));
    page.keyboard().type("fan");
    editor.walk("Tab", editor.button("Replace all"));
    editor.press("Enter");
    assertThat(page.locator("[name=wanted]")).isFocused();
    browser.axe();
    editor.press("Escape");
    assertThat(grid).isFocused();
    assertThat(editor.cell(3, 2)).hasText("\"one-time-fan\"");
  }

  @Test
  void changesItsColumnsWithoutAMouse() {
    editor.walk("Tab", editor.button("Columns …"));
    editor.press("Enter");
    Locator dialog = editor.dialog();
    assertThat(dialog).isVisible();
    editor.walk("Tab", editor.button("Add to notes"));
    editor.press("Enter");
    assertThat(page.getByLabel("Name of note 2")).isFocused();
    page.keyboard().press("Control+a");
    page.keyboard().type("Owner");
    editor.walk("Tab", editor.button("Move notes 2 left"));
    editor.press("Enter");
    isSomewhere();
    assertThat(page.getByLabel("Name of note 1")).hasValue("Owner");
    editor.walk("Tab", editor.button("Delete notes 2"));
    editor.press("Enter");
    isSomewhere();
    browser.looksGood("workbench-table-columns");
    editor.walk("Tab", editor.button("Apply"));
    editor.press("Enter");
    assertThat(editor.button("Columns …")).isFocused();
    assertThat(page.locator("wn-grid thead")).containsText("Owner");
  }
}
