package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winnow.demo.Demo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pages of the packaged rule set as the tutorial shows them, small and wide, light and dark.
 */
@QuarkusTest
class PagesOfRulesBrowserTest {

  private static final String CRM = "/v1/rule-sets/crm";
  private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(60_000);

  @RegisterExtension final Browser browser = new Browser();

  @TestHTTPResource("/")
  URI address;

  /** Who bought 60 to 89 days ago is lapsing, and active no longer. */
  private static String draft() {
    String id =
        given()
            .contentType("application/json")
            .body("{\"comment\": \"Lapsing a month earlier\"}")
            .post(CRM + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String file = CRM + "/drafts/" + id + "/files/segments.dmn";
    Response before = given().get(file);
    String text =
        before.asString().replace("&lt; 90<", "&lt; 60<").replace("[90..180)", "[60..180)");
    given()
        .contentType("application/octet-stream")
        .header("If-Match", before.header("ETag"))
        .body(text.getBytes(StandardCharsets.UTF_8))
        .put(file)
        .then()
        .statusCode(204);
    return id;
  }

  @Test
  void everyPageCanBeUsedSmallAndWideLightAndDark() {
    String[] demo = {"--contacts", "400", "--url", address.toString()};
    assertThat(Demo.run(demo)).isZero();
    String draft = draft();
    String place = "#/rules/crm/drafts/" + draft;

    Page page = browser.open("#/rules/crm");
    assertThat(page.getByText("Lapsing a month earlier").first()).isVisible();
    browser.looksGood("workbench-packaged-rules");

    browser.open("#/rules/crm/versions/1");
    assertThat(page.getByText("Files with tables")).isVisible();
    browser.looksGood("workbench-version");

    browser.open(place + "/overview");
    assertThat(page.locator("wn-check-panel"))
        .containsText("Who bought 89 days ago", new ContainsTextOptions().setTimeout(60_000));
    browser.looksGood("workbench-draft");

    browser.open(place + "/check");
    assertThat(page.getByText("An error keeps it from being published.")).isVisible(PATIENTLY);
    browser.looksGood("workbench-check");

    browser.open(place + "/changes");
    assertThat(page.locator("td.changed ins").first()).hasText("< 60");
    browser.looksGood("workbench-packaged-changes");

    browser.open(place + "/impact");
    People.button(page, "See what changes").click();
    Locator cell = page.getByLabel(Pattern.compile("from active to lapsing"));
    assertThat(cell).isVisible(PATIENTLY);
    assertThat(page.locator("wn-sankey svg").first()).isVisible();
    cell.click();
    Locator lapsing =
        page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^try D-")));
    assertThat(lapsing.first()).isVisible();
    browser.looksGood("workbench-packaged-impact");

    lapsing.first().click();
    assertThat(page.locator("wn-try-tables tr.matched").first()).isVisible(PATIENTLY);
    browser.looksGood("workbench-packaged-try");

    browser.open(place + "/history");
    assertThat(page.getByText("file saved").first()).isVisible();
    browser.looksGood("workbench-history");

    given().delete(CRM + "/drafts/" + draft).then().statusCode(204);
  }
}
