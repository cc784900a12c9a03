package io.winnow.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A page of a real Chromium for each test; one Chromium for all of them. What the page says on its
 * console as an error fails the test.
 */
final class Browser implements BeforeEachCallback, AfterEachCallback {

  /**
   * The shell first: the whole browser paints its own windows as well, and takes half as long
   * again.
   */
  private static final List<String> CHROMIUMS =
      List.of(
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");
  private static final Path PICTURES =
      Boolean.getBoolean("winnow.pictures")
          ? Path.of("docs", "tutorial")
          : Path.of("target", "pictures");
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;
  private static final int WIDE = 1920;
  private static final int HIGH = 1080;

  private static com.microsoft.playwright.Browser chromium;

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private Page page;

  @Override
  public void beforeEach(ExtensionContext test) {
    errors.clear();
    contexts.clear();
    page = person(Map.of(), "en-GB", "UTC");
  }

  @Override
  public void afterEach(ExtensionContext test) {
    contexts.forEach(BrowserContext::close);
    if (test.getExecutionException().isEmpty()) {
      assertThat(errors).as("what the page said on its console").isEmpty();
    }
  }

  /** The system's Chromium where there is one, else Playwright's own download. */
  private static synchronized com.microsoft.playwright.Browser chromium() {
    if (chromium == null) {
      // a busy machine is slow, not wrong
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      Path installed =
          CHROMIUMS.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(
                      installed == null
                          ? Map.of()
                          : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions().setExecutablePath(installed).setArgs(ARGUMENTS));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return chromium;
  }

  /** The test's page. */
  Page page() {
    return page;
  }

  /** Another page of the same person, as a second window. */
  Page window() {
    return watched(page.context().newPage());
  }

  /** A page of somebody else, who comes with an API key. */
  Page somebodyElse(String key) {
    return person(Map.of("X-API-Key", key), "en-GB", "UTC");
  }

  /** A page of somebody who reads and lives elsewhere. */
  Page abroad(String locale, String zone) {
    return person(Map.of(), locale, zone);
  }

  private Page person(Map<String, String> headers, String locale, String zone) {
    BrowserContext context =
        chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(WIDTH, HEIGHT)
                    .setLocale(locale)
                    .setTimezoneId(zone)
                    .setExtraHTTPHeaders(headers));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    contexts.add(context);
    return watched(context.newPage());
  }

  private Page watched(Page one) {
    one.onConsoleMessage(this::heard);
    one.onPageError(errors::add);
    return one;
  }

  /** A refused call is told on the page, and is nothing to fail for. */
  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      errors.add(message.text());
    }
  }

  /** Makes the page as slow as on a machine that is so many times slower. */
  void slow(int times) {
    JsonObject rate = new JsonObject();
    rate.addProperty("rate", times);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
  }

  /** Leaves errors out of account that the test itself brought about. */
  void forget(String words) {
    errors.removeIf(error -> error.contains(words));
  }

  /** Goes to a place of the workbench, such as {@code #/rules/crm}. */
  Page open(String place) {
    page.navigate(address(place));
    return page;
  }

  /** The address of a place of the workbench. */
  String address(String place) {
    return RestAssured.baseURI + ":" + RestAssured.port + "/" + place;
  }

  /** Looks whether the page can be used with assistive technology, as far as axe can tell. */
  void axe() {
    List<Rule> found = new AxeBuilder(page).analyze().getViolations();
    assertThat(found.stream().map(Browser::told)).as("what axe finds").isEmpty();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + Stream.ofNullable(rule.getNodes())
            .flatMap(List::stream)
            .map(node -> node.getHtml())
            .limit(5)
            .toList();
  }

  /** Looks at the page small and wide, light and dark, and keeps a picture. */
  void looksGood(String name) {
    axe();
    fits();
    picture(name);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.setViewportSize(WIDE, HIGH);
    axe();
    fits();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(WIDTH, HEIGHT);
  }

  private void fits() {
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("whether one has to scroll sideways")
        .isEqualTo(false);
  }

  /** Keeps a picture of the page; with {@code -Dwinnow.pictures=true} for the tutorial. */
  void picture(String name) {
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
