package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Typing into one cell: where it is, and what it may hold. */
@QuarkusTest
class TableCellBrowserTest {

  private static final int MANY = 300;

  @RegisterExtension final Browser browser = new Browser();

  private Page page;
  private Editor editor;

  @BeforeEach
  void open() {
    page = browser.open(EditedTable.ofDraft("segments.dmn", "Buying habit").place());
    editor = new Editor(page);
    assertThat(editor.cell(0, 0)).hasText("null, < 2");
  }

  @Test
  void typingFindsTheChosenCellWhereverOneScrolledTo() {
    editor.cell(3, 0).click();
    editor.paste("7\n".repeat(MANY), null);
    assertThat(editor.state()).containsText("not saved yet");
    editor.press("Control+Home", "ArrowDown");
    assertThat(editor.here()).hasId("cell-1-0");
    page.locator("wn-grid .sheet").evaluate("sheet => { sheet.scrollTop = sheet.scrollHeight; }");
    assertThat(editor.cell(1, 0)).hasCount(0);
    page.keyboard().type(">= 8");
    assertThat(page.locator("wn-cell-editor textarea")).hasValue(">= 8");
    editor.press("Enter");
    assertThat(editor.cell(1, 0)).hasText(">= 8");
    page.locator("wn-grid .sheet").evaluate("sheet => { sheet.scrollTop = sheet.scrollHeight; }");
    assertThat(editor.cell(2, 0)).hasCount(0);
    editor.press("F2");
    assertThat(page.locator("wn-cell-editor textarea")).hasValue("[2..5)");
    editor.press("Escape");
    assertThat(editor.cell(2, 0)).hasText("[2..5)");
  }

  private void allow(String values) {
    editor.button("Columns …").click();
    page.getByLabel("Allowed values of condition 1").fill(values);
    editor.button("Apply").click();
    editor.cell(0, 0).click();
    editor.press("F2");
  }

  @Test
  void offersValuesAndNothingThatOnlyDescribesThem() {
    Locator offered = page.locator("wn-cell-editor [role=option]");
    allow("not(\"x\", \"y\")");
    assertThat(page.locator("wn-cell-editor textarea")).isFocused();
    assertThat(offered).hasCount(0);
    editor.press("Escape");
    allow("[0..100]");
    assertThat(offered).hasCount(0);
    editor.press("Escape");
    allow("\"a, b\", 1, -2.5, date(\"2026-01-01\"), [5..6]");
    assertThat(offered)
        .hasText(new String[] {"-", "\"a, b\"", "1", "-2.5", "date(\"2026-01-01\")"});
  }
}
