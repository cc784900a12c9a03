package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Editing rules, scenarios and declarations as text. */
@QuarkusTest
class FileBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private String draft;
  private Page page;

  @BeforeEach
  void begin() {
    draft =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private String api(String path) {
    return "/v1/rule-sets/crm/drafts/" + draft + "/files/" + path;
  }

  private Page open(String path) {
    page = browser.open("#/rules/crm/drafts/" + draft + "/files/" + path.replace("/", "%2F"));
    assertThat(page.locator(".cm-content")).isVisible();
    return page;
  }

  private Locator text() {
    return page.locator(".cm-content");
  }

  private Locator state() {
    return page.locator("wn-text-editor .state");
  }

  private void type(String keys) {
    page.keyboard().type(keys);
  }

  private void checked() {
    assertThat(page.locator("wn-check-panel [role=status]")).containsText("warning");
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private void save() {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save").setExact(true)).click();
  }

  private String saved(String path) {
    return given().get(api(path)).asString();
  }

  private void replace(String path, String before, String after) {
    Response file = given().get(api(path));
    String text = file.asString();
    assertThat(text).contains(before);
    given()
        .contentType("application/octet-stream")
        .header("If-Match", file.header("ETag"))
        .body(text.replace(before, after).getBytes(StandardCharsets.UTF_8))
        .put(api(path))
        .then()
        .statusCode(204);
  }

  @Test
  void rulesAreWrittenWithCompletionAndFindingsInTheMargin() {
    open("exclusions.drl");
    checked();
    text().click();
    press("Control+End");
    type("\nrule \"Sends back a lot\"\nwhen\n    Metrics(hist");
    Locator offered = page.locator(".cm-tooltip-autocomplete");
    assertThat(offered).containsText("historicalValue");
    browser.axe();
    offered.getByText("historicalValue").click();
    assertThat(text()).containsText("Metrics(historicalValue");
    type(" < 0)\nthen\n    insert(new Exclusion(\"win-ba");
    assertThat(offered).containsText("win-back");
    offered.getByText("win-back").click();
    assertThat(text()).containsText("Exclusion(\"win-back");
    type("\", \"Sends back more than it keeps\"));\nend\n");
    press("Control+s");
    assertThat(state()).containsText("Saved at");
    assertThat(saved("exclusions.drl"))
        .contains("Metrics(historicalValue < 0)", "new Exclusion(\"win-back\"");
    checked();
    type("rule \"Broken\"\nwhen\n    Metrics(ordres > 0)\nthen\nend\n");
    press("Control+s");
    assertThat(page.locator("wn-check-panel")).containsText("ordres");
    Locator mark = page.locator(".cm-gutter-lint .cm-lint-marker-error").first();
    assertThat(mark).isVisible();
    mark.hover();
    assertThat(page.locator(".cm-tooltip-lint")).containsText("ordres");
    browser.looksGood("workbench-files");
    page.locator("wn-check-panel")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("exclusions.drl, line"))
        .first()
        .click();
    assertThat(page).hasURL(Pattern.compile("files/exclusions.drl\\?line="));
    assertThat(page.locator(".cm-content")).isFocused();
  }

  @Test
  void whatIsTypedFastOnASlowMachineStandsWhereItWasTyped() {
    String rule =
        """
        rule "Sends back a lot"
        when
            Metrics(orders > 0)
        then
            insert(new Exclusion("win-back", "Sends back more than it keeps"));
        end
        """;
    open("exclusions.drl");
    text().click();
    press("Control+End");
    browser.slow(10);
    type(rule + rule.replace("a lot", "everything"));
    browser.slow(1);
    press("Control+s");
    assertThat(state()).containsText("Saved at");
    assertThat(saved("exclusions.drl").lines().map(String::strip))
        .endsWith(
            (rule + rule.replace("a lot", "everything"))
                .lines()
                .map(String::strip)
                .toArray(String[]::new));
  }

  @Test
  void aScenarioTellsWhatCameOfIt() {
    open("scenarios/active-customer.yaml");
    assertThat(page.getByText("It holds")).isVisible();
    replace("scenarios/active-customer.yaml", "recencyDays: 14", "recencyDays: 300");
    page.reload();
    assertThat(page.getByText("It fails")).isVisible();
    assertThat(page.getByRole(AriaRole.NOTE)).containsText("expected");
    browser.looksGood("workbench-scenario");
  }

  @Test
  void whatIsTypedIsKeptOverAReloadAndABrokenConnection() {
    open("offers.yaml");
    text().click();
    press("Control+Home");
    type("# kept\n");
    page.reload();
    assertThat(text()).containsText("# kept");
    assertThat(state()).containsText("not saved yet");
    page.context().setOffline(true);
    save();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached");
    page.context().setOffline(false);
    save();
    assertThat(state()).containsText("Saved at");
    assertThat(saved("offers.yaml")).startsWith("# kept\n");
  }

  @Test
  void twoWhoEditOneFileBothSeeWhatTheOtherDid() {
    open("ruleset.yaml");
    text().click();
    press("Control+Home");
    type("# mine\n");
    press("Control+End");
    type("# mine, too\n");
    replace("ruleset.yaml", "name: Prospects", "name: Prospective customers");
    replace("ruleset.yaml", "key: crm\n", "# theirs\nkey: crm\n");
    save();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("1 changed on both sides");
    assertThat(dialog).containsText("Prospective customers");
    browser.axe();
    dialog.getByLabel("# theirs").check();
    dialog.getByText("Use what is chosen").click();
    assertThat(state()).containsText("Both are joined");
    save();
    assertThat(state()).containsText("Saved at");
    assertThat(saved("ruleset.yaml"))
        .startsWith("# theirs\nkey: crm\n")
        .contains("Prospective customers", "# mine, too")
        .doesNotContain("# mine\n");
  }

  @Test
  void filesAreAddedUploadedDownloadedAndDeleted() {
    open("ruleset.yaml");
    button(page, "New file").click();
    page.getByLabel("What is it called?").fill("../evil.drl");
    button(page, "Create").click();
    assertThat(page.getByText("A file is called such as")).isVisible();
    page.getByLabel("What is it called?").fill("scenarios/<b>.yaml");
    button(page, "Create").click();
    page.getByLabel("What is it called?").fill("scenarios/new-case.yaml");
    button(page, "Create").click();
    assertThat(text()).containsText("sentence:");
    button(page, "Upload").first().click();
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(
            new FilePayload("more.drl", "text/plain", "package crm;\n// <img src=x>\n".getBytes()));
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Upload"))
        .click();
    assertThat(text()).containsText("<img src=x>");
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.waitForDownload(() -> button(page, "Download").click()).suggestedFilename())
        .isEqualTo("more.drl");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete …")).click();
    button(page, "Delete").last().click();
    assertThat(page.getByText("more.drl is gone.")).isVisible();
    given().get(api("more.drl")).then().statusCode(404);
  }

  @Test
  void filesOfAVersionAreReadOnly() {
    page = browser.open("#/rules/crm/versions/1/files/exclusions.drl");
    assertThat(text()).containsText("Complaint open");
    text().click();
    type("x");
    assertThat(text()).not().containsText("x//");
    assertThat(state()).containsText("never changes");
    assertThat(button(page, "Save")).hasCount(0);
    assertThat(button(page, "New file")).hasCount(0);
    browser.axe();
  }
}
