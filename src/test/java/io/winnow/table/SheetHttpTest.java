package io.winnow.table;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spreadsheets of rules as cells, and what a workbook would change in one. */
@QuarkusTest
class SheetHttpTest {

  private static final String FILE = "engagement.xlsx";

  private String draft;

  @BeforeEach
  void begin() {
    String drafts = "/v1/rule-sets/crm/drafts";
    draft =
        drafts
            + "/"
            + given()
                .contentType("application/json")
                .body("{}")
                .post(drafts)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
  }

  private byte[] workbook() {
    return given().get(draft + "/files/" + FILE).then().statusCode(200).extract().asByteArray();
  }

  private Response compare(String file, byte[] workbook) {
    return given()
        .contentType("application/octet-stream")
        .body(workbook)
        .post(draft + "/sheets/" + file + "/diff");
  }

  private static byte[] edited(byte[] workbook) {
    return Workbooks.edit(
        workbook,
        sheet ->
            sheet
                .getRow(sheet.getLastRowNum())
                .getCell(sheet.getRow(sheet.getLastRowNum()).getFirstCellNum())
                .setCellValue("edited"));
  }

  @Test
  void givesTheCellsOfADraftAndOfAVersionAlike() {
    Response of = given().get(draft + "/sheets/" + FILE);
    of.then().statusCode(200).body("file", equalTo(FILE)).body("sheets[0].rows", not(empty()));
    List<String> texts = of.jsonPath().getList("sheets[0].rows.flatten()", String.class);
    assertThat(texts).contains("RuleSet", "CONDITION", "ACTION");
    assertThat(given().get("/v1/rule-sets/crm/versions/1/sheets/" + FILE).asString())
        .isEqualTo(of.asString());
  }

  @Test
  void tellsWhatAWorkbookWouldChangeAndSavesNothing() {
    byte[] before = workbook();
    compare(FILE, before).then().statusCode(200).body("sheets", empty());
    compare(FILE, edited(before))
        .then()
        .statusCode(200)
        .body("sheets", hasSize(1))
        .body("sheets[0].change", equalTo("changed"))
        .body("sheets[0].cells.after", contains("edited"));
    compare("another.xlsx", before)
        .then()
        .statusCode(200)
        .body("sheets.change.unique()", contains("added"));
    assertThat(workbook()).isEqualTo(before);
  }

  @Test
  void tellsWhatIsNotThereOrNoWorkbook() {
    given()
        .get(draft + "/sheets/none.xlsx")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-file"));
    given()
        .get("/v1/rule-sets/crm/versions/1/sheets/none.xlsx")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-file"));
    given()
        .get(draft + "x/sheets/" + FILE)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-draft"));
    given()
        .get(draft + "/sheets/offers.yaml")
        .then()
        .statusCode(422)
        .body("code", equalTo("table-rejected"));
    compare(FILE, "no workbook".getBytes())
        .then()
        .statusCode(422)
        .body("code", equalTo("table-rejected"));
    compare(FILE, Workbooks.bomb()).then().statusCode(422);
  }
}
