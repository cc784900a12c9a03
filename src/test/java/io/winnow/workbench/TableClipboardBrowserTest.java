package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cells between a table and a spreadsheet program, as the programs write and read them. */
@QuarkusTest
class TableClipboardBrowserTest {

  /** What LibreOffice Calc offers for two rows, the second with a cell of two lines. */
  private static final String LIBRE_OFFICE =
      """
      <!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
      <html>
      <head>
      \t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
      \t<title></title>
      \t<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
      \t<style type="text/css">body,div,table,td,p { font-family:"Liberation Sans"; font-size:x-small }</style>
      </head>
      <body>
      <table cellspacing="0" border="0">
      \t<colgroup span="2" width="85"></colgroup>
      \t<tr>
      \t\t<td height="17" align="right" valign=bottom sdval="7" sdnum="1033;">7</td>
      \t\t<td align="left" valign=bottom>&lt; 3</td>
      \t</tr>
      \t<tr>
      \t\t<td height="30" align="left" valign=bottom>&gt;= 9</td>
      \t\t<td align="left" valign=bottom>&gt; 1,<br>&lt; 5</td>
      \t</tr>
      </table>
      </body>
      </html>
      """;

  private static final String LIBRE_OFFICE_TEXT = "7\t< 3\n>= 9\t\"> 1,\n< 5\"\n";

  @RegisterExtension final Browser browser = new Browser();

  private Page page;
  private Editor editor;

  @BeforeEach
  void open() {
    page = browser.open(EditedTable.ofDraft("segments.dmn", "Buying habit").place());
    editor = new Editor(page);
    assertThat(editor.cell(0, 0)).hasText("null, < 2");
  }

  private void hasWhatLibreOfficeHad() {
    assertThat(editor.cell(0, 0)).hasText("7");
    assertThat(editor.cell(0, 1)).hasText("< 3");
    assertThat(editor.cell(1, 0)).hasText(">= 9");
    assertThat(editor.cell(1, 1)).containsText("> 1, ⏎ < 5");
    assertThat(editor.cell(2, 0)).hasText("[2..5)");
    assertThat(editor.rows()).hasCount(4);
  }

  @Test
  void takesWhatLibreOfficeOffers() {
    editor.cell(0, 0).click();
    editor.paste(LIBRE_OFFICE_TEXT, LIBRE_OFFICE);
    hasWhatLibreOfficeHad();
    editor.press("Control+z");
    assertThat(editor.cell(1, 0)).hasText(">= 5");
    editor.paste(LIBRE_OFFICE_TEXT, null);
    hasWhatLibreOfficeHad();
  }

  @Test
  void aCellOfTwoLinesStaysOneCellInExcel() {
    editor.cell(1, 0).click();
    page.keyboard().type("> 1,");
    editor.press("Alt+Enter");
    page.keyboard().type("< 5");
    editor.press("Enter");
    editor.cell(1, 0).click();
    editor.press("Shift+ArrowDown");
    assertThat(editor.copied("text/html"))
        .contains("> 1,<br style=\"mso-data-placement:same-cell\">&lt; 5</td>")
        .contains("mso-number-format:'\\@'");
    assertThat(editor.copied("text/plain")).isEqualTo("\"> 1,\n< 5\"\n[2..5)");
    editor.cell(2, 1).click();
    editor.paste(
        "",
        "<table><tr><td>> 1,<br style=\"mso-data-placement:same-cell\">&lt; 5</td></tr></table>");
    assertThat(editor.cell(2, 1)).containsText("> 1, ⏎ < 5");
  }

  @Test
  void tellsWhichColumnsOfABlockHadNoPlace() {
    editor.cell(0, 2).click();
    editor.paste("\"a\"\twhy\tlost\tlost, too\tand this\n", null);
    assertThat(editor.cell(0, 3)).hasText("why");
    assertThat(editor.state()).containsText("3 columns of what was pasted had no place");
    editor.cell(0, 3).click();
    editor.paste("because\n", null);
    assertThat(editor.state()).not().containsText("no place");
  }
}
