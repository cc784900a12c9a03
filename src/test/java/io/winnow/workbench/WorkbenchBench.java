package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a table of 2,000 × 12 cells costs whoever edits it; run by {@code bench/workbench}. */
@QuarkusTest
class WorkbenchBench {

  private static final int ROWS = 2_000;
  private static final int CONDITIONS = 10;
  private static final int RUNS = 7;
  private static final int KEYS = 40;
  private static final int PACE_MILLIS = 60;

  private static final String SHOWN =
      """
      async place => {
        const at = place ? performance.now() : 0;
        if (place) location.hash = place;
        const frame = () => new Promise(requestAnimationFrame);
        while (!document.querySelector('#cell-0-0')) await frame();
        await frame();
        return performance.now() - at;
      }
      """;
  // from the key to the frame that shows what it did
  private static final String WATCH =
      """
      () => {
        window.lags = [];
        addEventListener('keydown', (e) => requestAnimationFrame(() => {
          const shown = new MessageChannel();
          shown.port1.onmessage = () => window.lags.push(performance.now() - e.timeStamp);
          shown.port2.postMessage(0);
        }), true);
      }
      """;
  private static final String PASTE =
      """
      async text => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const at = performance.now();
        document.activeElement.dispatchEvent(
          new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - at;
      }
      """;

  @RegisterExtension final Browser browser = new Browser();

  private EditedTable table;
  private Page page;

  @Test
  void opensTypesAndPastes() {
    table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    makeLarge();
    List<Double> first = new ArrayList<>();
    List<Double> next = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      fresh(table.place());
      first.add(number(page.evaluate(SHOWN, null)));
      fresh("#/rules/crm/drafts/" + table.draft() + "/history");
      page.locator("[role=tab]").first().waitFor();
      next.add(number(page.evaluate(SHOWN, table.place())));
    }
    print("opened by its address, workbench and all", first);
    print("opened within the workbench", next);
    type();
  }

  private void type() {
    Editor editor = new Editor(page);
    page.evaluate(WATCH);
    editor.cell(1, 0).click();
    lags("keys typed into a cell", () -> keys("1234567890".repeat(KEYS / 10)));
    lags(
        "cells written, one below the other",
        () -> IntStream.range(0, KEYS).forEach(i -> keys("7\n")));
    lags("steps down by key", () -> IntStream.range(0, KEYS).forEach(i -> press("ArrowDown")));
    lags("pages down by key", () -> IntStream.range(0, KEYS).forEach(i -> press("PageDown")));
    page.getByLabel("Count contacts").check();
    assertThat(page.locator("wn-table-toolbar")).containsText("ount");
    page.locator("td.here").click();
    lags("keys typed while contacts are counted", () -> keys("1234567890".repeat(KEYS / 10)));
    press("Escape");
    press("Control+Home");
    String row = String.join("\t", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
    List<Double> pasted = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      pasted.add(number(page.evaluate(PASTE, (run + row + "\n").repeat(ROWS / 2))));
    }
    print("block of 1,000 × 10 pasted", pasted);
  }

  private void fresh(String place) {
    page = browser.open(place);
    page.reload();
  }

  private void keys(String text) {
    page.keyboard()
        .type(text, new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(PACE_MILLIS));
  }

  private void press(String key) {
    page.keyboard()
        .press(key, new com.microsoft.playwright.Keyboard.PressOptions().setDelay(PACE_MILLIS));
  }

  private void lags(String what, Runnable typing) {
    page.evaluate("() => { window.lags = []; }");
    typing.run();
    Object lags = page.evaluate("() => window.lags");
    print(what, ((List<?>) lags).stream().map(WorkbenchBench::number).toList());
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted(Comparator.naturalOrder()).toList();
    System.out.printf(
        "workbench: %s: median %.0f ms, 95th of 100 %.0f ms, worst %.0f ms of %d%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((sorted.size() - 1) * 95 / 100),
        sorted.get(sorted.size() - 1),
        sorted.size());
  }

  private void makeLarge() {
    Map<String, Object> body = new LinkedHashMap<>(given().get(table.path()).jsonPath().getMap(""));
    String output = table.read().getString("outputs[0].id");
    List<Map<String, Object>> inputs = new ArrayList<>();
    for (int c = 0; c < CONDITIONS; c++) {
      inputs.add(
          Map.of(
              "id",
              "c" + c,
              "label",
              "Condition " + (c + 1),
              "expression",
              c % 2 == 0 ? "metrics.orders" : "metrics.tenureDays",
              "type",
              "number"));
    }
    body.put("inputs", inputs);
    body.put("rows", IntStream.range(0, ROWS).mapToObj(r -> row(r, output)).toList());
    given()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .put(table.path())
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> row(int number, String output) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int c = 0; c < CONDITIONS; c++) {
      int from = number * (c + 1);
      cells.put("c" + c, c < 3 ? "[" + from + ".." + (from + 9) + ")" : c < 6 ? ">= " + c : "-");
    }
    cells.put(output, "\"frequent-buyer\"");
    return Map.of("cells", cells, "annotations", List.of("Row number " + (number + 1)));
  }
}
