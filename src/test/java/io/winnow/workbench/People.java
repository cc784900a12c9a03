package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.specification.RequestSpecification;
import io.winnow.access.ClosedDoors;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Users for a test, and how they log in. */
final class People {

  static final String PASSWORD = "correct horse battery";

  private People() {}

  static RequestSpecification admin() {
    return given()
        .header("X-API-Key", ClosedDoors.ADMIN_KEY)
        .contentType("application/json")
        .accept("application/json");
  }

  /** Makes a user; its name begins as given. */
  static String make(String begin, String... roles) {
    String name = begin + "-" + UUID.randomUUID().toString().substring(0, 8);
    change(name, Map.of("password", PASSWORD, "roles", List.of(roles)));
    return name;
  }

  static void change(String name, Map<String, Object> to) {
    admin().body(to).put("/v1/users/" + name).then().statusCode(200);
  }

  static void logIn(Page page, String name, String password) {
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Name").fill(name);
    dialog.getByLabel("Password").fill(password);
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Log in")).click();
  }

  static void logIn(Page page, String name) {
    logIn(page, name, PASSWORD);
    assertThat(page.locator("header .who")).hasText(name);
  }

  /** Presses a button of the dialog that is open. */
  static void press(Page page, String name) {
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .click();
  }

  /** Hands a draft in, on its page. */
  static void submit(Page page) {
    button(page, "Submit for approval").click();
    press(page, "Submit");
    assertThat(page.getByText("Submitted: somebody else")).isVisible();
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }
}
