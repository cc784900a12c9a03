package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.winnow.workbench.People.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An import says done only of a whole file, and outlives a look at another page. */
@QuarkusTest
class ImportBrowserTest {

  @RegisterExtension final Browser browser = new Browser();
  @TempDir Path files;

  private Path file(String mark, int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(i % 1_000 == 7 ? "{\"id\": 7, \"no" : "{\"id\": \"" + mark + "-" + i + "\"}");
      text.append('\n');
    }
    return Files.writeString(files.resolve(mark + ".ndjson"), text);
  }

  @Test
  void aFileThatCannotBeReadIsNeverDone() throws IOException {
    Path file = file("gone-" + UUID.randomUUID(), 10);
    Page page = browser.open("#/import");
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(file);
    Files.writeString(file, "{\"id\": \"another\"}\n");
    // the browser then refuses to read it; it looks at whole seconds
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
    button(page, "Import").click();
    assertThat(page.getByText("The file could not be read to its end.")).isVisible();
    assertThat(page.getByText("It ended early: 0%, 0 lines read.")).isVisible();
    assertThat(button(page, "Go on")).hasCount(0);
    assertThat(page.getByText("Done:")).hasCount(0);
    assertThat(button(page, "Import")).isEnabled();
  }

  @Test
  void goesOnWhileOneLooksAtAnotherPage() throws IOException {
    String mark = "away-" + UUID.randomUUID();
    Page page = browser.open("#/import");
    List<Route> held = new CopyOnWriteArrayList<>();
    page.route("**/v1/contacts/import", held::add);
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(file(mark, 2_500));
    button(page, "Import").click();
    page.waitForCondition(() -> !held.isEmpty());
    page.unroute("**/v1/contacts/import");
    page.evaluate("location.hash = '#/rules'");
    assertThat(page.getByText("Live version")).isVisible();
    held.get(0).resume();
    page.evaluate("location.hash = '#/import'");
    assertThat(page.getByText("Done: 100%, 2,500 lines read.")).isVisible();
    assertThat(page.getByText("Refused lines", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    assertThat(page.locator("section tbody tr")).hasCount(3);
    given().get("/v1/contacts/" + mark + "-2499").then().statusCode(200);
  }
}
