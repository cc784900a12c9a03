package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winnow.workbench.People.PASSWORD;
import static io.winnow.workbench.People.button;
import static io.winnow.workbench.People.logIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winnow.access.ClosedDoors;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Getting in, staying in, and who else may. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
class DoorBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  private static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1).setExact(true));
  }

  @Test
  void logsInByKeyboardAndOut() {
    String name = People.make("ann", "analyst");
    Page page = browser.open("#/rules");
    assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Name")).isFocused();
    browser.looksGood("workbench-login");
    page.keyboard().type(name);
    page.keyboard().press("Tab");
    page.keyboard().type("not the password");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    assertThat(heading(page, "Rules")).isVisible();
    assertThat(page).hasTitle("Rules – Winnow");
    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Users"))).hasCount(0);
    browser.axe();

    page.reload();
    assertThat(heading(page, "Rules")).isVisible();
    assertThat(page.evaluate("document.cookie")).isEqualTo("");
    button(page, "Log out").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void goesOnWithWhatWasTypedWhenTheLoginIsOver() {
    String name = People.make("ann", "admin");
    String made = "b" + name;
    Page page = browser.open("#/users");
    logIn(page, name);
    button(page, "New user").click();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(made);
    page.getByLabel("Password (12").fill("long enough for all");
    page.getByLabel("viewer:").check();
    page.context().clearCookies();
    button(page, "Save").click();
    assertThat(heading(page, "Your login is over")).isVisible();
    browser.axe();
    page.getByRole(AriaRole.DIALOG).getByLabel("Password").fill(PASSWORD);
    button(page, "Log in").click();
    assertThat(page.getByText("The user " + made + " is saved.")).isVisible();
  }

  @Test
  void losesNothingOfATableWhenTheConnectionBreaksAndTheLoginIsOver() {
    String name = People.make("ann", "analyst");
    String draft =
        People.admin()
            .body(Map.of("from", 1))
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Page page = browser.open("#/rules/crm/drafts/" + draft + "/tables/segments.dmn/Buying%20habit");
    logIn(page, name);
    Locator cell = page.locator("#cell-1-0");
    Locator state = page.locator("wn-table-editor .state");
    cell.click();
    page.keyboard().type(">= 8");
    page.keyboard().press("Enter");
    page.context().setOffline(true);
    page.keyboard().press("Control+s");
    assertThat(page.locator("wn-table-editor")).containsText("cannot be reached");
    page.context().setOffline(false);
    page.context().clearCookies();
    page.reload();
    logIn(page, name);
    assertThat(cell).hasText(">= 8");
    page.context().clearCookies();
    // another call may have asked for the login before, and its dialog be in the way of a click
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save").setExact(true))
        .evaluate("save => save.click()");
    assertThat(heading(page, "Your login is over")).isVisible();
    page.getByRole(AriaRole.DIALOG).getByLabel("Password").fill(PASSWORD);
    page.keyboard().press("Enter");
    assertThat(state).containsText("Saved at");
    assertThat(cell).hasText(">= 8");
  }

  @Test
  void keepsAnAdministratorsUsersAndKeys() {
    String name = People.make("ann", "admin");
    Page page = browser.open("#/users");
    logIn(page, name);
    assertThat(heading(page, "Users")).isVisible();
    browser.looksGood("workbench-users");
    button(page, "Change " + name).click();
    page.getByLabel("approver:").check();
    browser.axe();
    button(page, "Save").click();
    assertThat(page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName(name)))
        .containsText("approver");

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("API keys")).click();
    assertThat(page.getByText("Keys, without their secrets")).isVisible();
    browser.looksGood("workbench-keys");
    button(page, "New key").click();
    page.getByLabel("What is it for?").fill("<img src=x onerror=alert(1)> " + name);
    page.getByLabel("campaign:").check();
    browser.axe();
    button(page, "Make it").click();
    assertThat(page.locator("code.secret")).containsText("wk_");
    assertThat(page.locator("main img")).hasCount(0);
    browser.axe();
    String secret = page.locator("code.secret").textContent();
    io.restassured.RestAssured.given()
        .header("X-API-Key", secret)
        .get("/v1/me")
        .then()
        .statusCode(200);
    page.reload();
    assertThat(heading(page, "API keys")).isVisible();
    assertThat(page.locator("code.secret")).hasCount(0);
    page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName(name))
        .filter(new Locator.FilterOptions().setHasText("<img"))
        .getByRole(AriaRole.BUTTON)
        .click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
        .click();
    assertThat(page.getByText("is revoked.")).isVisible();
    io.restassured.RestAssured.given()
        .header("X-API-Key", secret)
        .get("/v1/me")
        .then()
        .statusCode(401);
  }

  @Test
  void changesThePasswordAndStaysIn() {
    String name = People.make("ann", "viewer");
    Page page = browser.open("#/account");
    logIn(page, name);
    page.getByLabel("Current password").fill("not the password");
    page.getByLabel("New password").fill("another horse battery");
    page.getByLabel("The new one again").fill("another horse battery");
    button(page, "Change it").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
    page.getByLabel("Current password").fill(PASSWORD);
    button(page, "Change it").click();
    assertThat(page.getByText("Your password is another one now.")).isVisible();
    browser.axe();
    page.reload();
    assertThat(heading(page, "Your account")).isVisible();
  }

  @Test
  void tellsWhenTheServiceCannotBeReachedAndGoesOnAfterwards() {
    String name = People.make("ann", "analyst");
    Page page = browser.open("#/rules");
    logIn(page, name);
    page.context().setOffline(true);
    page.evaluate("location.hash = '#/audit'");
    page.evaluate("location.hash = '#/rules/crm'");
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("cannot be reached");
    page.context().setOffline(false);
    button(page, "Try again").first().click();
    assertThat(page.getByText("Published versions, latest first")).isVisible();
  }

  @Test
  void fitsSmallAndLargeScreensInDarkAndLight() {
    String name = People.make("ann", "admin", "analyst");
    Page page = browser.open("#/rules");
    logIn(page, name);
    Map<String, Object> fromLive = Map.of("from", 1, "comment", "Something to tell of");
    People.admin().body(fromLive).post("/v1/rule-sets/crm/drafts").then().statusCode(201);
    browser.open("#/rules");
    assertThat(page.getByText("Live version")).isVisible();
    browser.looksGood("workbench-rules");
    browser.open("#/audit");
    assertThat(page.getByText("Who did what, latest first")).isVisible();
    browser.looksGood("workbench-audit");
    browser.open("#/account");
    assertThat(page.getByLabel("Current password")).isVisible();
    browser.looksGood("workbench-account");
  }

  @Test
  void aLogoutThatFailsIsToldAndLeavesThePage() {
    String name = People.make("ann", "analyst");
    Page page = browser.open("#/rules");
    logIn(page, name);
    page.route("**/v1/session", Route::abort);
    button(page, "Log out").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("You are still logged in.");
    assertThat(heading(page, "Rules")).isVisible();
    assertThat(page.getByText("Live version")).isVisible();
    browser.axe();
    page.unroute("**/v1/session");
    button(page, "Log out").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void aUserThatIsNotSavedYetIsKeptWithoutThePassword() {
    String name = People.make("ann", "admin");
    Page page = browser.open("#/users");
    logIn(page, name);
    button(page, "New user").click();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("b" + name);
    page.getByLabel("Password (12").fill("long enough for all");
    page.getByLabel("approver:").check();
    page.reload();
    button(page, "New user").click();
    assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("b" + name);
    assertThat(page.getByLabel("approver:")).isChecked();
    assertThat(page.getByLabel("Password (12")).hasValue("");
    assertThat(String.valueOf(page.evaluate("JSON.stringify(localStorage)")))
        .doesNotContain("long enough for all");
    // what was ticked for one is not ticked for another
    button(page, "Change " + name).click();
    assertThat(page.getByLabel("approver:")).not().isChecked();
  }

  @Test
  void runsNothingThatIsNotItsOwn() {
    String name = People.make("ann", "viewer");
    Page page = browser.open("#/rules");
    logIn(page, name);
    Object ran =
        page.evaluate(
            """
            () => new Promise((tell) => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = 1';
              const mark = document.createElement('i');
              mark.setAttribute('onclick', 'window.ran = 2');
              document.body.append(script, mark);
              mark.click();
              // later, since what a test evaluates may itself evaluate
              setTimeout(() => {
                try {
                  new Function('window.ran = 3')();
                } catch {
                  // as wanted
                }
                tell(window.ran ?? null);
              });
            })
            """);
    assertThat(ran).isNull();
    browser.forget("Content Security Policy");
  }
}
