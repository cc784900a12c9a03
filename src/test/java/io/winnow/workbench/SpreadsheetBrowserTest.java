package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spreadsheets of rules: looked at in the page, and compared before one replaces another. */
@QuarkusTest
class SpreadsheetBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private String file;
  private Page page;

  @BeforeEach
  void open() {
    String draft = EditedTable.ofDraft("segments.dmn", "Buying habit").draft();
    file = "/v1/rule-sets/crm/drafts/" + draft + "/files/";
    page = browser.open("#/rules/crm/drafts/" + draft + "/files/engagement.xlsx");
    assertThat(page.locator("wn-sheet-view")).containsText("RuleTable");
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG).last();
  }

  private void upload(String name, byte[] bytes) {
    button(page, "Upload").first().click();
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
    dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Upload")).click();
  }

  private static byte[] edited(byte[] workbook) {
    try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      var sheet = open.getSheetAt(0);
      var row = sheet.getRow(sheet.getLastRowNum());
      row.getCell(row.getFirstCellNum()).setCellValue("<b>edited</b>");
      open.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isShownAsAGridToLookAt() {
    Locator sheet = page.locator("wn-sheet-view table").first();
    assertThat(sheet.locator("thead")).containsText("B");
    assertThat(sheet).containsText("CONDITION");
    assertThat(sheet.locator("input, textarea, [contenteditable]")).hasCount(0);
    browser.looksGood("workbench-spreadsheet");
  }

  @Test
  void whatDiffersIsShownBeforeAnUploadIsTaken() {
    byte[] before = given().get(file + "engagement.xlsx").asByteArray();
    byte[] after = edited(before);
    upload("engagement.xlsx", after);
    assertThat(dialog()).containsText("1 difference.");
    assertThat(dialog()).containsText("<b>edited</b>");
    browser.axe();
    button(page, "Cancel").last().click();
    assertThat(dialog()).containsText("Nothing is uploaded.");
    assertThat(given().get(file + "engagement.xlsx").asByteArray()).isEqualTo(before);
    dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Upload")).click();
    button(page, "Take it").click();
    assertThat(page.getByText("engagement.xlsx is uploaded.")).isVisible();
    assertThat(page.locator("wn-sheet-view")).containsText("<b>edited</b>");
    assertThat(given().get(file + "engagement.xlsx").asByteArray()).isEqualTo(after);
  }

  @Test
  void whatIsNoWorkbookIsRefusedBeforeItReplacesOne() {
    upload("engagement.xlsx", "no workbook".getBytes());
    assertThat(dialog().locator(".problem")).containsText("no workbook that can be read");
    assertThat(given().get(file + "engagement.xlsx").asByteArray()).hasSizeGreaterThan(1000);
  }

  @Test
  void aTextIsComparedByLineBeforeAnUploadIsTaken() {
    String rules = given().get(file + "exclusions.drl").asString();
    upload("exclusions.drl", ("// uploaded\n" + rules).getBytes());
    assertThat(dialog()).containsText("1 difference.");
    assertThat(dialog()).containsText("// uploaded");
    button(page, "Take it").click();
    assertThat(page.locator(".cm-content")).containsText("// uploaded");
  }

  @Test
  void aDownloadThatFailsIsTold() {
    page.context().setOffline(true);
    button(page, "Download").first().click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached");
    page.context().setOffline(false);
    page.waitForDownload(() -> button(page, "Download").first().click());
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }
}
