package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two who change one table: each difference is told, and what is picked is what is saved. */
@QuarkusTest
class TableJoiningBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private EditedTable table;
  private Editor editor;
  private Editor there;

  @BeforeEach
  void open() {
    table = EditedTable.ofDraft("segments.dmn", "Buying habit");
    Page page = browser.open(table.place());
    editor = new Editor(page);
    assertThat(editor.cell(0, 0)).hasText("null, < 2");
    Page other = browser.window();
    other.navigate(page.url());
    there = new Editor(other);
    assertThat(there.cell(0, 0)).hasText("null, < 2");
  }

  private List<String> ids() {
    return table.read().getList("rows.id", String.class);
  }

  private void saved(Editor window) {
    window.button("Save").click();
    assertThat(window.state()).containsText("Saved at");
  }

  private Locator row(String name, String column) {
    return editor
        .dialog()
        .locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText(name))
        .filter(new Locator.FilterOptions().setHasText(column));
  }

  private void use() {
    editor.dialog().getByText("Use what is chosen").click();
    assertThat(editor.state()).containsText("Both are joined");
    saved(editor);
  }

  @Test
  void theOrderThatSomebodyElseSavedIsNotUndone() {
    List<String> before = ids();
    there.cell(3, 0).click();
    there.press("Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp");
    saved(there);
    List<String> theirs = ids();
    assertThat(theirs).isNotEqualTo(before).element(0).isEqualTo(before.get(3));

    editor.cell(1, 0).click();
    editor.type(">= 8");
    editor.press("Control+s");
    assertThat(row("Order of the rows", "from 4 to 1")).hasCount(1);
    browser.axe();
    use();
    assertThat(ids()).isEqualTo(theirs);
    assertThat(table.read().getString("rows.find { it.id == '" + before.get(1) + "' }.cells"))
        .contains(">= 8");
  }

  @Test
  void ofTwoOrdersTheOneIsSavedThatIsPicked() {
    List<String> before = ids();
    there.cell(3, 0).click();
    there.press("Alt+Shift+ArrowUp");
    saved(there);
    editor.cell(0, 0).click();
    editor.press("Alt+Shift+ArrowDown", "Control+s");
    assertThat(editor.dialog()).containsText("1 changed on both sides");
    use();
    assertThat(ids()).containsExactly(before.get(1), before.get(0), before.get(2), before.get(3));
  }

  @Test
  void aColumnThatSomebodyElseAddedComesWithWhatStandsInIt() {
    there.button("Columns …").click();
    Page other = there.page();
    other.getByText("Add to conditions").click();
    other.getByLabel("Label of condition 3").fill("Spent");
    other.getByLabel("Looks at of condition 3").fill("metrics.spend");
    other.getByText("Add to notes").click();
    other.getByLabel("Name of note 2").fill("Owner");
    there.button("Apply").click();
    there.cell(1, 2).click();
    there.type("> 50");
    there.cell(1, 5).click();
    there.type("Sales");
    saved(there);

    editor.button("Columns …").click();
    Page page = editor.page();
    page.getByText("Add to conditions").click();
    page.getByLabel("Looks at of condition 3").fill("metrics.orders365d");
    editor.button("Apply").click();
    editor.cell(1, 2).click();
    editor.type("> 3");
    editor.press("Control+s");
    assertThat(row("Condition “Spent”", "whole column")).hasCount(1);
    use();
    List<Map<String, String>> inputs = table.read().getList("inputs");
    assertThat(inputs)
        .extracting(input -> input.get("expression"))
        .contains("metrics.spend", "metrics.orders365d");
    assertThat(table.read().getString("rows[1].cells")).contains("> 50", "> 3");
    assertThat(table.read().getList("annotations")).contains("Owner");
    assertThat(table.read().getList("rows[1].annotations")).contains("Sales");
  }

  @Test
  void eachPropertyOfTheHeadIsADifferenceOfItsOwn() {
    there.button("Columns …").click();
    Page other = there.page();
    other.getByLabel("Label of condition 1").fill("Orders, all");
    other.getByLabel("Allowed values of conclusion 1").fill("\"theirs\"");
    other.locator("dialog select").first().selectOption("COLLECT");
    there.button("Apply").click();
    saved(there);

    editor.button("Columns …").click();
    editor.page().getByLabel("Type of condition 2").fill("Any");
    editor.page().getByLabel("Allowed values of conclusion 1").fill("\"mine\"");
    editor.button("Apply").click();
    editor.button("Save").click();
    assertThat(row("Hit policy", "collect")).hasCount(1);
    assertThat(row("Label", "Orders, all")).hasCount(1);
    assertThat(row("Type", "Any")).hasCount(1);
    assertThat(row("Allowed values", "\"mine\"")).containsText("\"theirs\"");
    use();
    assertThat(table.read().getString("hitPolicy")).isEqualTo("COLLECT");
    assertThat(table.read().getString("inputs[0].label")).isEqualTo("Orders, all");
    assertThat(table.read().getString("inputs[1].type")).isEqualTo("Any");
    assertThat(table.read().getString("outputs[0].allowedValues")).isEqualTo("\"mine\"");
  }
}
