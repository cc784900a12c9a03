package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is typed into a file and not saved stays until somebody decides about it. */
@QuarkusTest
class TextKeptBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private EditedTable draft;
  private Page page;
  private Editor editor;

  @BeforeEach
  void open() {
    draft = EditedTable.ofDraft("segments.dmn", "Buying habit");
    page = browser.open("#/rules/crm/drafts/" + draft.draft() + "/files/offers.yaml");
    editor = new Editor(page);
    assertThat(text()).containsText("offers:");
  }

  private Locator text() {
    return page.locator(".cm-content");
  }

  private Locator state() {
    return page.locator("wn-text-editor .state");
  }

  private void typeAtTheTop(String words) {
    text().click();
    editor.press("Control+Home");
    page.keyboard().type(words);
  }

  private String address() {
    return "/v1/rule-sets/crm/drafts/" + draft.draft() + "/files/offers.yaml";
  }

  private String saved() {
    return RestAssured.get(address()).asString();
  }

  private void somebodyElseWritesAtTheTop() {
    Response file = RestAssured.get(address());
    RestAssured.given()
        .contentType("application/octet-stream")
        .header("If-Match", file.header("ETag"))
        .body(("# theirs\n" + file.asString()).getBytes(StandardCharsets.UTF_8))
        .put(address())
        .then()
        .statusCode(204);
  }

  private void typedAndOvertaken() {
    typeAtTheTop("# mine\n");
    assertThat(page.locator(".not-saved")).containsText("offers.yaml");
    somebodyElseWritesAtTheTop();
    page.reload();
    assertThat(editor.dialog()).containsText("1 changed on both sides");
  }

  @Test
  void whatNobodyDecidedAboutIsStillThereAtTheNextVisit() {
    typedAndOvertaken();
    editor.button("Cancel").click();
    assertThat(state()).containsText("is still kept");
    assertThat(text()).containsText("# theirs");
    page.reload();
    assertThat(editor.dialog()).containsText("# mine");
    editor.button("Cancel").click();
    browser.axe();
    editor.button("Choose again").click();
    editor.dialog().getByText("Use what is chosen").click();
    assertThat(text()).containsText("# mine");
    editor.button("Save").click();
    assertThat(state()).containsText("Saved at");
    assertThat(saved()).startsWith("# mine\n");
    page.reload();
    assertThat(text()).containsText("# mine");
    assertThat(editor.dialog()).hasCount(0);
  }

  @Test
  void undoBringsBackWhatWasTypedBefore() {
    typedAndOvertaken();
    editor.dialog().getByLabel("# theirs").check();
    editor.dialog().getByText("Use what is chosen").click();
    assertThat(text()).containsText("# theirs");
    text().click();
    editor.press("Control+z");
    assertThat(text()).containsText("# mine");
    assertThat(text()).not().containsText("# theirs");
  }

  @Test
  void whatIsTypedWhileTheFileIsReadAgainIsNotOverwritten() {
    somebodyElseWritesAtTheTop();
    // one for the words that completion offers, one for the text
    List<Route> held = new ArrayList<>();
    page.route(
        url -> url.endsWith("/files/offers.yaml"),
        route -> {
          if (held.size() < 2) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    page.evaluate("() => dispatchEvent(new Event('focus'))");
    page.waitForCondition(() -> held.size() == 2);
    text().click();
    editor.press("Control+End");
    page.keyboard().type("# mine\n");
    held.forEach(Route::resume);
    assertThat(state()).containsText("Somebody else saved this file");
    assertThat(text()).not().containsText("# theirs");
    editor.button("Save").click();
    editor.dialog().getByText("Use what is chosen").click();
    assertThat(state()).containsText("Both are joined");
    editor.button("Save").click();
    assertThat(state()).containsText("Saved at");
    assertThat(saved()).startsWith("# theirs\n").contains("# mine");
  }

  @Test
  void aWindowWithNothingToKeepLeavesAloneWhatAnotherHas() {
    Page other = browser.window();
    other.navigate(page.url());
    assertThat(other.locator(".cm-content")).containsText("offers:");
    page.bringToFront();
    typeAtTheTop("# mine\n");
    assertThat(page.locator(".not-saved")).containsText("offers.yaml");
    other.navigate("about:blank");
    page.reload();
    assertThat(text()).containsText("# mine");
  }
}
