package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who a contact is, what happened with it, what was decided and why. */
@QuarkusTest
class ContactBrowserTest {

  private static final String HOSTILE = "<img src=x onerror=window.hurt=1>";

  @RegisterExtension final Browser browser = new Browser();

  private String contact;

  @BeforeEach
  void storeAContact() {
    contact = "someone-" + UUID.randomUUID().toString().substring(0, 8);
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "firstName",
                HOSTILE,
                "country",
                "DE",
                "createdAt",
                "2025-11-01T10:00:00Z",
                "interests",
                List.of("tea", "travel"),
                "consent",
                Map.of(
                    "purposes", Map.of("marketing", "granted", "profiling", "granted"),
                    "channels", Map.of("email", "granted"))))
        .put("/v1/contacts/" + contact)
        .then()
        .statusCode(201);
    StringBuilder events = new StringBuilder();
    for (int i = 10; i < 28; i++) {
      events.append(
          """
          {"id": "%1$s-%2$d", "contactId": "%1$s", "type": "purchase", "at": "2026-10-%2$dT10:00:00Z", "value": %2$d, "currency": "EUR"}
          """
              .formatted(contact, i));
    }
    given()
        .contentType("application/x-ndjson")
        .body(events.toString().getBytes(UTF_8))
        .post("/v1/events")
        .then()
        .statusCode(200)
        .body("created", org.hamcrest.Matchers.equalTo(18));
    for (int i = 0; i < 2; i++) {
      given()
          .contentType("application/json")
          .body(Map.of("contactId", contact, "context", Map.of("channel", "email")))
          .post("/v1/decisions")
          .then()
          .statusCode(200);
    }
  }

  @Test
  void isFoundAndShownWithItsReasons() {
    Page page = browser.open("#/contacts");
    page.getByLabel("Id begins with").fill(contact.substring(0, 12));
    page.keyboard().press("Enter");
    assertThat(page.getByText(HOSTILE).first()).isVisible();
    browser.looksGood("workbench-contacts");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(contact)).click();

    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Contact " + contact)))
        .isVisible();
    assertThat(page.getByLabel("Profile")).containsText("tea, travel");
    assertThat(page.getByLabel("Figures")).containsText("Orders");
    assertThat(page.getByLabel("Consent")).containsText("granted");
    assertThat(page.locator("wn-contact-events")).containsText("€27.00");
    Locator decisions = page.locator("wn-contact-decisions");
    assertThat(decisions.locator("details")).hasCount(2);
    decisions.locator("summary").first().click();
    assertThat(decisions.getByText("Score").first()).isVisible();
    assertThat(decisions.getByText("Five orders or more").first()).isVisible();
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.evaluate("window.hurt")).isNull();
    browser.looksGood("workbench-contact");
    decisions.getByText("Try it again as things are now").first().click();
    assertThat(page.locator("wn-try-tables tr.matched").first()).isVisible();
  }

  @Test
  void datesNumbersAndMoneyAreWrittenAsTheReaderDoesIt() {
    Page page = browser.abroad("de-DE", "America/New_York");
    page.navigate(browser.address("#/contacts/" + contact));
    Locator events = page.locator("wn-contact-events");
    assertThat(events).containsText("27,00\u00a0€");
    assertThat(events).containsText("27. Okt. 2026, 06:00 GMT-4");
  }

  @Test
  void whatIsNotThereIsTold() {
    Page page = browser.open("#/contacts/nobody-" + contact);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no contact");
    browser.open("#/contacts?prefix=nobody-" + contact);
    assertThat(page.getByText("No contact's id begins with")).isVisible();
    browser.axe();
  }
}
