package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing that is typed into a table is lost: by a reload, another window, a broken connection. */
@QuarkusTest
class TableSavingBrowserTest {

  private static final int FIRST_RULE = 10;

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

  private String saved() {
    return table.read().getString("rows.collect { it.cells.values().toList() }");
  }

  private Locator trouble() {
    return page.locator("wn-table-editor [role=alert]");
  }

  @Test
  void keepsWhatIsTypedOverAReload() {
    editor.cell(1, 0).click();
    page.keyboard().type(">= 8");
    page.reload();
    assertThat(editor.cell(1, 0)).containsText(">= 8");
    assertThat(editor.state()).containsText("not saved yet");
    editor.button("Back to what is saved").click();
    assertThat(editor.cell(1, 0)).containsText(">= 5");
    assertThat(editor.here()).hasCount(1);
    page.reload();
    assertThat(editor.cell(1, 0)).containsText(">= 5");
    assertThat(editor.state()).hasText("Saved.");
  }

  @Test
  void twoWindowsEditOneTableAndNothingIsLost() {
    Page other = browser.window();
    other.navigate(page.url());
    Editor there = new Editor(other);
    there.cell(0, 0).click();
    there.type("< 4");
    there.type(">= 6");
    there.press("Control+s");
    assertThat(there.state()).containsText("Saved at");

    editor.cell(0, 0).click();
    editor.type("< 3");
    editor.cell(2, 0).click();
    editor.type("[2..6)");
    editor.press("Control+Shift+D", "Control+s");
    Locator dialog = editor.dialog();
    assertThat(dialog).containsText("1 changed on both sides");
    assertThat(dialog.getByLabel("< 3")).isChecked();
    assertThat(dialog.getByLabel(">= 6")).isChecked();
    browser.looksGood("workbench-table-both");
    dialog.getByLabel("< 4").check();
    dialog.getByText("Use what is chosen").click();
    assertThat(editor.cell(0, 0)).containsText("< 4");
    assertThat(editor.cell(1, 0)).containsText(">= 6");
    assertThat(editor.state()).containsText("not saved yet");
    editor.press("Control+z");
    assertThat(editor.cell(0, 0)).containsText("< 3");
    editor.press("Control+y", "Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(saved()).contains("< 4", ">= 6", "[2..6)");
    assertThat(table.read().getList("rows")).hasSize(5);
    other.bringToFront();
    other.reload();
    assertThat(there.cell(2, 0)).containsText("[2..6)");
  }

  @Test
  void savesAgainOnceTheConnectionIsBack() {
    editor.cell(1, 0).click();
    editor.type(">= 8");
    page.context().setOffline(true);
    editor.press("Control+s");
    assertThat(trouble()).containsText("cannot be reached");
    editor.cell(2, 0).click();
    editor.type("[2..8)");
    page.context().setOffline(false);
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(trouble()).hasCount(0);
    assertThat(saved()).contains(">= 8", "[2..8)");
  }

  @Test
  void takesASaveForDoneWhoseAnswerWasLost() {
    AtomicBoolean lost = new AtomicBoolean();
    page.route(
        url -> url.contains("/tables/"),
        route -> {
          if (route.request().method().equals("PUT") && lost.compareAndSet(false, true)) {
            route.fetch();
            route.abort();
          } else {
            route.resume(new Route.ResumeOptions());
          }
        });
    editor.cell(1, 0).click();
    editor.press("Control+Shift+D");
    editor.type(">= 8");
    editor.press("Control+s");
    assertThat(trouble()).containsText("cannot be reached");
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(editor.dialog()).hasCount(0);
    assertThat(table.read().getList("rows.id", String.class)).hasSize(5).doesNotContainNull();
    editor.cell(2, 0).click();
    editor.type(">= 9");
    editor.press("Control+s");
    assertThat(editor.state()).containsText("Saved at");
    assertThat(saved()).contains(">= 9").doesNotContain(">= 8");
  }

  @Test
  void showsWhatASpreadsheetChangesBeforeItIsTaken() throws IOException {
    Locator choose = page.locator("input[type=file]");
    byte[] workbook =
        page.waitForDownload(() -> editor.button("Download .xlsx").click())
            .createReadStream()
            .readAllBytes();
    choose.setInputFiles(new FilePayload("same.xlsx", "application/zip", workbook));
    assertThat(editor.state()).containsText("holds the same table");
    FilePayload edited = new FilePayload("mine.xlsx", "application/zip", edited(workbook));
    choose.setInputFiles(edited);
    Locator dialog = editor.dialog();
    assertThat(dialog).containsText("2 differences");
    assertThat(dialog).containsText(">= 55");
    assertThat(dialog).containsText("not there");
    browser.looksGood("workbench-table-spreadsheet");
    editor.button("Cancel").click();
    assertThat(editor.cell(1, 0)).containsText(">= 5");
    assertThat(editor.state()).not().containsText("not saved yet");
    choose.setInputFiles(edited);
    dialog.getByText("Take it into the table").click();
    assertThat(editor.cell(1, 0)).hasText(">= 55");
    assertThat(editor.rows()).hasCount(5);
    assertThat(saved()).doesNotContain(">= 55");
    editor.button("Save").click();
    assertThat(editor.state()).containsText("Saved at");
    assertThat(saved()).contains(">= 55", "> 500");
  }

  /** As somebody edits it in a spreadsheet program: a cell, and a row below the last. */
  private static byte[] edited(byte[] bytes) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      sheet.getRow(FIRST_RULE + 1).getCell(1).setCellValue(">= 55");
      XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
      row.createCell(1).setCellValue("> 500");
      row.createCell(2).setCellValue("-");
      row.createCell(3).setCellValue("\"collector\"");
      row.createCell(4).setCellValue("Five hundred orders");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  @Test
  void refusesWhatIsNoWorkbookInWords() {
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("a.xlsx", "application/zip", "no workbook".getBytes()));
    assertThat(trouble()).isVisible();
    assertThat(given().get(table.path()).statusCode()).isEqualTo(200);
  }
}
