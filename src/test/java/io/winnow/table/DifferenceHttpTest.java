package io.winnow.table;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.Desk;
import io.winnow.draft.Reviews;
import io.winnow.draft.TinyRules;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DifferenceHttpTest {

  private static final String CRM = "/v1/rule-sets/crm/drafts";

  @Inject Reviews reviews;

  private String draft() {
    return CRM
        + "/"
        + given()
            .contentType("application/json")
            .body("{}")
            .post(CRM)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private static void change(String draft, String file, UnaryOperator<byte[]> edit) {
    byte[] before =
        given().get(draft + "/files/" + file).then().statusCode(200).extract().asByteArray();
    given()
        .header("If-Match", "*")
        .contentType("application/octet-stream")
        .body(edit.apply(before))
        .put(draft + "/files/" + file)
        .then()
        .statusCode(204);
  }

  private static void changeText(String draft, String file, String from, String to) {
    change(
        draft,
        file,
        bytes -> {
          String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
          assertThat(text).contains(from);
          return text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        });
  }

  @Test
  void describesTheKindsOfChangeAsTheyAreWritten() {
    assertThat(given().queryParam("format", "json").get("/q/openapi").asString())
        .containsPattern("\"added\",\\s*\"removed\",\\s*\"changed\",\\s*\"moved\"")
        .doesNotContain("\"ADDED\"");
  }

  @Test
  void findsNothingInADraftThatNobodyTouched() {
    given()
        .get(draft() + "/diff")
        .then()
        .statusCode(200)
        .body("before.version", equalTo(1))
        .body("before.draft", nullValue())
        .body("after.version", nullValue())
        .body("files", empty())
        .body("tables", empty())
        .body("entries", empty())
        .body("sheets", empty())
        .body("texts", empty());
  }

  @Test
  void comparesTablesByCellAndTheRestOfTheFileByLine() {
    String draft = draft();
    String habit = "buying-habit-2-in-1\"><text>&gt;= ";
    changeText(draft, "segments.dmn", habit + "5", habit + "6");
    changeText(draft, "segments.dmn", "name=\"Value\"", "name=\"Worth\"");
    String file = given().get(draft + "/files/segments.dmn").asString();
    int line = (int) file.substring(0, file.indexOf("name=\"Worth\"")).lines().count();
    given()
        .get(draft + "/diff")
        .then()
        .statusCode(200)
        .body("files.path", contains("segments.dmn"))
        .body("files.change", contains("changed"))
        .body("tables.decision", contains("Buying habit", "Worth", "Value"))
        .body("tables.change", contains("changed", "added", "removed"))
        .body("tables[0].rows", hasSize(1))
        .body("tables[0].rows[0].cells.after", contains(">= 6"))
        .body("texts.file", contains("segments.dmn"))
        .body(
            "texts[0].lines.findAll { it.change == 'added' }.text",
            hasItem(startsWith("  <decision id=\"value\" name=\"Worth\"")))
        .body("texts[0].lines.findAll { it.change == 'added' }.after", hasItem(line));
  }

  @Test
  void comparesSegmentsOffersAndScenariosByEntry() {
    String draft = draft();
    changeText(draft, "offers.yaml", "lever: 55", "lever: 60");
    changeText(draft, "ruleset.yaml", "name: Lost customers", "name: Gone customers");
    changeText(draft, "scenarios/active-customer.yaml", "recencyDays: 14", "recencyDays: 15");
    given()
        .contentType("application/octet-stream")
        .body("sentence: x".getBytes())
        .put(draft + "/files/scenarios/new.yaml")
        .then()
        .statusCode(201);
    given()
        .header("If-Match", "*")
        .delete(draft + "/files/scenarios/exclusion-complaint-settled.yaml")
        .then()
        .statusCode(204);
    String offer = "entries.find { it.kind == 'offer' }.";
    given()
        .get(draft + "/diff?against=1")
        .then()
        .statusCode(200)
        .body("files", hasSize(5))
        .body("entries", hasSize(5))
        .body(offer + "id", equalTo("loyalty-reward"))
        .body(offer + "change", equalTo("changed"))
        .body(offer + "fields[0].name", equalTo("lever"))
        .body(offer + "fields[0].before", equalTo("55"))
        .body(offer + "fields[0].after", equalTo("60"))
        .body("entries.find { it.kind == 'segment' }.id", equalTo("lost"))
        .body(
            "entries.find { it.id == 'scenarios/active-customer.yaml' }.fields[0].name",
            equalTo("given.metrics.recencyDays"))
        .body(
            "entries.findAll { it.kind == 'scenario' }.change",
            hasItems("changed", "added", "removed"))
        .body("texts.file", hasItems("offers.yaml", "ruleset.yaml"))
        .body("texts.find { it.file == 'offers.yaml' }.lines", hasSize(2));
    given().get(draft + "/diff?against=77").then().statusCode(404);
    given().get(draft + "x/diff").then().statusCode(404).body("code", equalTo("unknown-draft"));
  }

  @Test
  void comparesSpreadsheetsByCellAndRulesByLine() {
    String draft = draft();
    change(
        draft,
        "engagement.xlsx",
        bytes ->
            Workbooks.edit(
                bytes,
                sheet ->
                    sheet
                        .getRow(sheet.getLastRowNum())
                        .getCell(sheet.getRow(sheet.getLastRowNum()).getFirstCellNum())
                        .setCellValue("changed")));
    changeText(draft, "exclusions.drl", "rule \"", "// a remark\nrule \"");
    given()
        .get(draft + "/diff")
        .then()
        .statusCode(200)
        .body("files.path", contains("engagement.xlsx", "exclusions.drl"))
        .body("sheets", hasSize(1))
        .body("sheets[0].file", equalTo("engagement.xlsx"))
        .body("sheets[0].cells", hasSize(1))
        .body("sheets[0].cells[0].after", equalTo("changed"))
        .body("texts.file", contains("exclusions.drl"))
        .body("texts[0].lines.text", hasItem("// a remark"))
        .body("texts[0].lines.change.unique()", contains("added"));
  }

  @Test
  void comparesFilesThatCannotBeReadAsText() {
    String draft = draft();
    changeText(draft, "segments.dmn", "</definitions>", "");
    change(draft, "engagement.xlsx", bytes -> "no workbook".getBytes());
    changeText(draft, "offers.yaml", "offers:", "offers: [");
    given()
        .get(draft + "/diff")
        .then()
        .statusCode(200)
        .body("files", hasSize(3))
        .body("sheets.change", contains("removed"))
        .body("texts.file", hasItems("offers.yaml", "segments.dmn"));
  }

  @Test
  void comparesTwoVersionsAndADraftOfNothing() {
    String key = "diff-" + UUID.randomUUID();
    Desk desk = new Desk(key, reviews);
    String first = desk.begin(TinyRules.bundle(key, "one"));
    given()
        .get(desk.address() + "/drafts/" + first + "/diff")
        .then()
        .statusCode(200)
        .body("before", nullValue())
        .body("files.change.unique()", contains("added"))
        .body("entries.kind", contains("segment", "ruleSet"));
    desk.publish(TinyRules.bundle(key, "one"));
    List<RuleSource> files = new ArrayList<>(TinyRules.withRules(key, "two").files());
    desk.publish(new Bundle(files));
    given()
        .get(desk.address() + "/versions/1/diff/2")
        .then()
        .statusCode(200)
        .body("before.version", equalTo(1))
        .body("after.version", equalTo(2))
        .body("after.hash", startsWith("sha256:"))
        .body("files.path", contains("leave-alone.drl", "ruleset.yaml", "tiny.dmn"))
        .body("files.change", contains("added", "changed", "changed"))
        .body("entries.find { it.kind == 'segment' && it.change == 'added' }.id", equalTo("two"))
        .body("entries.find { it.kind == 'segment' && it.change == 'removed' }.id", equalTo("one"))
        .body("texts.find { it.file == 'tiny.dmn' }.lines", hasSize(2))
        .body("texts.find { it.file == 'tiny.dmn' }.lines.before", hasItem(8));
    given()
        .get(desk.address() + "/versions/2/diff/1")
        .then()
        .body("files.change", contains("removed", "changed", "changed"));
    given().get(desk.address() + "/versions/1/diff/1").then().body("files", empty());
    given()
        .get(desk.address() + "/versions/1/diff/9")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-version"));
  }
}
