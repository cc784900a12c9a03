package io.winnow.table;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TableHttpTest {

  private static final String HABIT = "segments.dmn/Buying habit";

  private final ObjectMapper json = new ObjectMapper();
  private String draft;

  @BeforeEach
  void begin() {
    String id =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    draft = "/v1/rule-sets/crm/drafts/" + id;
  }

  private Response get(String table) {
    return given().get(draft + "/tables/" + table);
  }

  private Response put(String table, Object body, String ifMatch) {
    RequestSpecification request = given().contentType("application/json").body(body.toString());
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .put(draft + "/tables/" + table);
  }

  private String file() {
    return given().get(draft + "/files/segments.dmn").then().statusCode(200).extract().asString();
  }

  private ObjectNode table(String table) throws Exception {
    return (ObjectNode) json.readTree(get(table).asString());
  }

  @Test
  void listsTheTablesOfADraftAndOfAVersion() {
    for (String tables : new String[] {draft + "/tables", "/v1/rule-sets/crm/versions/1/tables"}) {
      given()
          .get(tables)
          .then()
          .statusCode(200)
          .body("tables.decision", hasItem("Buying habit"))
          .body("tables.find { it.decision == 'Buying habit' }.file", equalTo("segments.dmn"))
          .body("tables.find { it.decision == 'Buying habit' }.hitPolicy", equalTo("FIRST"))
          .body("tables.find { it.decision == 'Buying habit' }.inputs", equalTo(2))
          .body("tables.find { it.decision == 'Buying habit' }.rows", equalTo(4))
          .body("refused", empty());
    }
  }

  @Test
  void listsWhatCannotBeShownWithTheReason() {
    String text = file().replaceFirst("hitPolicy=\"FIRST\"", "hitPolicy=\"LATEST\"");
    given()
        .header("If-Match", "*")
        .body(text.getBytes())
        .contentType("application/octet-stream")
        .put(draft + "/files/segments.dmn")
        .then()
        .statusCode(204);
    given()
        .get(draft + "/tables")
        .then()
        .body("tables.find { it.decision == 'Buying habit' }.hitPolicy", nullValue())
        .body("tables.find { it.decision == 'Lifecycle' }.hitPolicy", equalTo("UNIQUE"))
        .body("refused.code", contains("table-hit-policy"))
        .body("refused[0].location.table", equalTo("Buying habit"));
    get(HABIT)
        .then()
        .statusCode(422)
        .body("code", equalTo("table-rejected"))
        .body("errors[0].code", equalTo("table-hit-policy"))
        .body("errors[0].pointer", equalTo("segments.dmn#Buying habit"));
  }

  @Test
  void showsATableOfADraftAndOfAVersion() {
    String fileTag = given().get(draft + "/files/segments.dmn").header("ETag");
    for (String table : new String[] {draft, "/v1/rule-sets/crm/versions/1"}) {
      given()
          .get(table + "/tables/" + HABIT)
          .then()
          .statusCode(200)
          .header("ETag", fileTag)
          .body("decision", equalTo("Buying habit"))
          .body("hitPolicy", equalTo("FIRST"))
          .body("inputs.id", contains("buying-habit-input-1", "buying-habit-input-2"))
          .body("inputs[0].expression", equalTo("metrics.orders"))
          .body("annotations", contains("Why"))
          .body(
              "rows.id",
              contains("buying-habit-1", "buying-habit-2", "buying-habit-3", "buying-habit-4"))
          .body("rows[1].cells.'buying-habit-output-1'", equalTo("\"frequent-buyer\""));
    }
    get("segments.dmn/Nothing").then().statusCode(404).body("code", equalTo("unknown-table"));
    get("none.dmn/Nothing").then().statusCode(404).body("code", equalTo("unknown-file"));
    given()
        .get("/v1/rule-sets/crm/versions/1/tables/none.dmn/x")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-file"));
    get("offers.yaml/Offers").then().statusCode(422).body("code", equalTo("table-rejected"));
  }

  @Test
  void savesACellAndLeavesEveryOtherByte() throws Exception {
    String before = file();
    String tag = get(HABIT).header("ETag");
    ObjectNode table = table(HABIT);
    assertThat(table.at("/rows/1/cells/buying-habit-input-1").asText()).isEqualTo(">= 5");
    ((ObjectNode) table.at("/rows/1/cells")).put("buying-habit-input-1", ">= 6");
    Response saved = put(HABIT, table, tag);
    saved
        .then()
        .statusCode(200)
        .body("saved", equalTo(true))
        .body("change.change", equalTo("changed"))
        .body("change.properties", empty())
        .body("change.columns", empty())
        .body("change.rows", hasSize(1))
        .body("change.rows[0].id", equalTo("buying-habit-2"))
        .body("change.rows[0].cells", hasSize(1))
        .body("change.rows[0].cells[0].before", equalTo(">= 5"))
        .body("change.rows[0].cells[0].after", equalTo(">= 6"))
        .body("table.rows[1].cells.'buying-habit-input-1'", equalTo(">= 6"));
    String cell = "buying-habit-2-in-1\"><text>&gt;= ";
    assertThat(file()).isEqualTo(before.replace(cell + "5", cell + "6"));
    get(HABIT).then().header("ETag", saved.header("ETag"));
  }

  @Test
  void savesNothingFromAnOldState() throws Exception {
    String tag = get(HABIT).header("ETag");
    ObjectNode table = table(HABIT);
    table.put("hitPolicy", "UNIQUE");
    String now = put(HABIT, table, tag).then().statusCode(200).extract().header("ETag");
    String after = file();
    table.put("hitPolicy", "ANY");
    put(HABIT, table, tag)
        .then()
        .statusCode(412)
        .header("ETag", now)
        .body("code", equalTo("stale"));
    put("segments.dmn/Lifecycle", table("segments.dmn/Lifecycle"), tag).then().statusCode(412);
    assertThat(file()).isEqualTo(after);
  }

  @Test
  void showsWhatWouldBeSaved() throws Exception {
    String before = file();
    String tag = get(HABIT).header("ETag");
    ObjectNode table = table(HABIT);
    table.withArray("rows").remove(3);
    put(HABIT + "?dryRun=true", table, null)
        .then()
        .statusCode(200)
        .header("ETag", tag)
        .body("saved", equalTo(false))
        .body("change.rows.change", contains("removed"))
        .body("change.rows[0].id", equalTo("buying-habit-4"));
    put(HABIT + "?dryRun=true", table, "\"old\"").then().statusCode(412);
    assertThat(file()).isEqualTo(before);
    put(HABIT, table(HABIT), tag)
        .then()
        .statusCode(200)
        .body("saved", equalTo(false))
        .body("change.rows", empty());
  }

  @Test
  void tellsEveryFaultOfATableWithItsPlace() throws Exception {
    String tag = get(HABIT).header("ETag");
    ObjectNode table = table(HABIT);
    table.put("decision", "Lifecycle").put("hitPolicy", "SOMETIMES");
    put(HABIT, table, tag)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/decision", "/hitPolicy"));
    table = table(HABIT);
    ((ObjectNode) table.at("/rows/1")).put("id", "buying-habit-1");
    ((ObjectNode) table.at("/rows/2/cells")).remove("buying-habit-input-2");
    ((ObjectNode) table.at("/rows/3/cells")).put("nowhere", "1");
    put(HABIT, table, tag)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body(
            "errors.pointer",
            contains("/rows/1/id", "/rows/2/cells/buying-habit-input-2", "/rows/3/cells/nowhere"));
    put(HABIT, "{\"rows\": null}", tag)
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/rows"));
    put(HABIT, "", tag).then().statusCode(400);
  }

  @Test
  void takesACellThatIsNoFeelAndTheCheckTellsItsPlace() throws Exception {
    ObjectNode table = table(HABIT);
    ((ObjectNode) table.at("/rows/2/cells")).put("buying-habit-input-2", ">= (");
    put(HABIT, table, "*").then().statusCode(200).body("saved", equalTo(true));
    String place = "issues.find { it.code == 'dmn-err-compiling-feel' }.location.";
    given()
        .contentType("application/json")
        .post(draft + "/check")
        .then()
        .statusCode(200)
        .body("publishable", equalTo(false))
        .body(place + "file", equalTo("segments.dmn"))
        .body(place + "table", equalTo("Buying habit"))
        .body(place + "row", equalTo(3))
        .body(place + "tableColumn", equalTo("Days with us"));
  }

  @Test
  void addsRowsAndColumns() throws Exception {
    ObjectNode table = table(HABIT);
    ObjectNode column = table.withArray("inputs").addObject();
    column.put("id", "country").put("label", "Country").put("expression", "contact.country");
    column.put("type", "string").putNull("allowedValues");
    table.withArray("rows").forEach(row -> ((ObjectNode) row.get("cells")).put("country", "-"));
    ObjectNode row = table.withArray("rows").insertObject(0).putNull("id").putNull("description");
    row.putObject("cells")
        .put("buying-habit-input-1", "> 100")
        .put("buying-habit-input-2", "-")
        .put("country", "\"DE\"")
        .put("buying-habit-output-1", "\"frequent-buyer\"");
    row.putArray("annotations").add("A hundred & more");
    JsonNode saved =
        json.readTree(put(HABIT, table, "*").then().statusCode(200).extract().asString());
    assertThat(saved.at("/change/columns/0/id").asText()).isEqualTo("country");
    assertThat(saved.at("/change/columns/0/change").asText()).isEqualTo("added");
    assertThat(saved.at("/change/rows/0/change").asText()).isEqualTo("added");
    assertThat(saved.at("/table/rows/0/id").asText()).startsWith("_");
    assertThat((JsonNode) table(HABIT)).isEqualTo(saved.get("table"));
  }

  @Test
  void givesBackExactlyWhatWasEditedInASpreadsheet() throws Exception {
    String before = file();
    Response export = get(HABIT + "/xlsx");
    export
        .then()
        .statusCode(200)
        .contentType(startsWith("application/vnd.openxmlformats"))
        .header("Content-Disposition", containsString("Buying_habit.xlsx"))
        .header("ETag", get(HABIT).header("ETag"));
    byte[] edited =
        Workbooks.edit(
            export.asByteArray(),
            sheet -> {
              Workbooks.put(Workbooks.rule(sheet, 1), "1", ">= 6");
              Workbooks.rule(sheet, 2).getCell(4).setCellValue("Two to five orders");
              Workbooks.move(sheet, 4, 1);
              Workbooks.put(
                  sheet.createRow(sheet.getLastRowNum() + 1),
                  "",
                  "[2..5]",
                  "> 900",
                  "\"occasional-buyer\"",
                  "=1+1",
                  "");
            });
    given()
        .body(edited)
        .contentType("application/octet-stream")
        .put(draft + "/tables/" + HABIT + "/xlsx?dryRun=true")
        .then()
        .statusCode(200)
        .body("saved", equalTo(false))
        .body("change.rows", hasSize(4));
    assertThat(file()).isEqualTo(before);
    Response saved =
        given()
            .body(edited)
            .header("If-Match", export.header("ETag"))
            .contentType(export.contentType())
            .put(draft + "/tables/" + HABIT + "/xlsx");
    saved
        .then()
        .statusCode(200)
        .body("saved", equalTo(true))
        .body("change.properties", empty())
        .body("change.columns", empty())
        .body("change.rows.change", contains("moved", "changed", "changed", "added"))
        .body("change.rows[0].id", equalTo("buying-habit-4"))
        .body("change.rows[0].before", equalTo(4))
        .body("change.rows[0].after", equalTo(1))
        .body("change.rows[1].cells.after", contains(">= 6"))
        .body("change.rows[2].cells.after", contains("Two to five orders"))
        .body("change.rows[2].cells.kind", contains("annotation"))
        .body("change.rows[3].after", equalTo(5));
    String after = file();
    int begin = before.indexOf("<rule id=\"buying-habit-1\"");
    int end = before.indexOf("</decisionTable>", begin);
    assertThat(after)
        .startsWith(before.substring(0, begin - 1).stripTrailing())
        .endsWith(before.substring(end));
    get(HABIT)
        .then()
        .body("rows[4].annotations", contains("=1+1"))
        .body("rows.id", hasSize(5))
        .body("rows[0].id", equalTo("buying-habit-4"));
    byte[] again = get(HABIT + "/xlsx").asByteArray();
    given()
        .body(again)
        .header("If-Match", "*")
        .contentType("application/octet-stream")
        .put(draft + "/tables/" + HABIT + "/xlsx")
        .then()
        .statusCode(200)
        .body("saved", equalTo(false))
        .body("change.rows", empty());
  }

  @Test
  void refusesWhatIsNoWorkbookOfThisTable() {
    importing(HABIT, "no workbook".getBytes())
        .then()
        .statusCode(422)
        .body("code", equalTo("table-rejected"))
        .body("errors.code", contains("workbook-unreadable"))
        .body("errors[0].pointer", startsWith("segments.dmn"));
    importing(HABIT, new byte[0]).then().statusCode(422);
    importing(HABIT, new byte[5 << 20])
        .then()
        .statusCode(422)
        .body("errors.code", contains("workbook-too-large"));
    importing(HABIT, Workbooks.bomb())
        .then()
        .statusCode(422)
        .body("errors.code", contains("workbook-too-large"));
    importing(HABIT, get("segments.dmn/Lifecycle/xlsx").asByteArray())
        .then()
        .statusCode(422)
        .body("errors.code", contains("workbook-layout"))
        .body("detail", containsString("Lifecycle"));
    byte[] formula =
        Workbooks.edit(
            get(HABIT + "/xlsx").asByteArray(),
            sheet -> Workbooks.rule(sheet, 2).getCell(2).setCellFormula("1+1"));
    importing(HABIT, formula)
        .then()
        .statusCode(422)
        .body("errors.code", contains("workbook-formula"))
        .body("errors[0].pointer", equalTo("segments.dmn#Buying habit#C12"))
        .body("detail", containsString("Cell C12"));
  }

  @Test
  void editsTheModelOfAnotherEditor() throws Exception {
    String model =
        Files.readString(Path.of("src/test/resources/dmn-editors/camunda8-1.3.dmn"))
            .replace("name=\"Habit\"", "name=\"Käufe + 50% /Jahr\"")
            .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
    given()
        .contentType("application/octet-stream")
        .body(("\uFEFF" + model.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE))
        .put(draft + "/files/other.dmn")
        .then()
        .statusCode(201);
    String kept = given().get(draft + "/files/other.dmn").asString();
    assertThat(kept).isEqualTo(model.replace("\"UTF-16\"", "\"UTF-8\""));
    String address = draft + "/tables/{file}/{decision}";
    Object[] names = {"other.dmn", "Käufe + 50% /Jahr"};
    Response read = given().get(address, names);
    read.then().statusCode(200).body("rows", hasSize(3));
    ObjectNode table = (ObjectNode) json.readTree(read.asString());
    ((ObjectNode) table.at("/rows/1/cells")).put("Input_o8", "> 1");
    given()
        .contentType("application/json")
        .header("If-Match", read.header("ETag"))
        .body(table.toString())
        .put(address, names)
        .then()
        .statusCode(200)
        .body("change.rows.cells.flatten().after", contains("> 1"));
    String blank = "\"UnaryTests_821\">\n          <text>";
    assertThat(given().get(draft + "/files/other.dmn").asString())
        .isEqualTo(kept.replace(blank, blank + "&gt; 1"));
    given().get(address + "/xlsx", names).then().statusCode(200);
  }

  @Test
  void letsOneOfManyWinWhoSaveAtOnce() throws Exception {
    String tag = get(HABIT).header("ETag");
    List<Callable<Integer>> saves = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ObjectNode table = table(HABIT);
      ((ObjectNode) table.at("/rows/1/cells")).put("buying-habit-input-1", ">= 1" + i);
      saves.add(() -> put(HABIT, table, tag).statusCode());
    }
    ExecutorService threads = Executors.newFixedThreadPool(saves.size());
    List<Integer> answers = new ArrayList<>();
    for (Future<Integer> answer : threads.invokeAll(saves)) {
      answers.add(answer.get());
    }
    threads.shutdown();
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
  }

  private Response importing(String table, byte[] workbook) {
    return given()
        .body(workbook)
        .header("If-Match", "*")
        .contentType("application/octet-stream")
        .put(draft + "/tables/" + table + "/xlsx");
  }
}
