package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DMN models as pictures. */
@QuarkusTest
class PictureBrowserTest {

  /** Every kind of element and of boxed expression, without places of its own. */
  private static final String MODEL =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="All <kinds>" namespace="n">
        <inputData id="i" name="contact"/>
        <knowledgeSource id="k" name="Policy"/>
        <businessKnowledgeModel id="b" name="Twice">
          <authorityRequirement><requiredAuthority href="#k"/></authorityRequirement>
          <encapsulatedLogic><formalParameter name="x"/><literalExpression><text>x * 2</text></literalExpression></encapsulatedLogic>
        </businessKnowledgeModel>
        <decision id="c" name="Parts">
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
          <context>
            <contextEntry><variable name="pair"/><invocation><literalExpression><text>Twice</text></literalExpression>
              <binding><parameter name="x"/><literalExpression><text>21</text></literalExpression></binding></invocation></contextEntry>
            <contextEntry><literalExpression><text>"&lt;img src=x onerror=window.hurt=1>"</text></literalExpression></contextEntry>
          </context>
        </decision>
        <decision id="e" name="Outcome">
          <informationRequirement><requiredDecision href="#c"/></informationRequirement>
          <conditional><if><literalExpression><text>true</text></literalExpression></if>
            <then><list><literalExpression><text>1</text></literalExpression></list></then>
            <else><relation><column name="a"/><row><literalExpression><text>7</text></literalExpression></row></relation></else></conditional>
        </decision>
      </definitions>
      """
          .replace("All <kinds>", "All kinds");

  @RegisterExtension final Browser browser = new Browser();

  @Test
  void thePackagedModelIsDrawnWhereItSaysAndLeadsToItsTables() {
    Page page = browser.open("#/rules/crm/versions/1/files/segments.dmn");
    Locator picture = page.locator("svg.drg");
    assertThat(picture.locator("g.decision")).not().hasCount(0);
    assertThat(picture.locator("line.information")).not().hasCount(0);
    assertThat(picture).hasAttribute("aria-label", Pattern.compile("Requirements of crm-segments"));
    browser.looksGood("workbench-picture");
    picture.locator("g.decision").filter(new Locator.FilterOptions().setHasText("Value")).click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("open it as a table"))
        .last()
        .click();
    assertThat(page).hasURL(Pattern.compile("/tables/segments.dmn/"));
  }

  @Test
  void allKindsAreDrawnAndBrokenTextIsTold() {
    String draft =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    save(draft, "all.dmn", MODEL);
    Page page = browser.open("#/rules/crm/drafts/" + draft + "/files/all.dmn");
    for (String kind : new String[] {"decision", "input", "knowledge-model", "knowledge-source"}) {
      assertThat(page.locator("svg.drg g." + kind).first()).isVisible();
    }
    assertThat(page.locator("svg.drg line")).hasCount(4);
    Locator list = page.locator(".drg-list");
    assertThat(list).containsText("Outcome decision: needs Parts");
    for (String name : new String[] {"Twice", "Parts", "Outcome"}) {
      list.locator("summary").filter(new Locator.FilterOptions().setHasText(name)).first().click();
    }
    assertThat(list).containsText("x * 2");
    assertThat(list).containsText("<img src=x onerror=window.hurt=1>");
    assertThat(list).containsText("else");
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.evaluate("window.hurt")).isNull();
    browser.axe();
    save(draft, "broken.dmn", "<definitions");
    browser.open("#/rules/crm/drafts/" + draft + "/files/broken.dmn");
    page.reload();
    assertThat(page.getByText("The file is no well-formed XML")).isVisible();
  }

  private static void save(String draft, String path, String text) {
    given()
        .contentType("application/octet-stream")
        .body(text.getBytes(StandardCharsets.UTF_8))
        .put("/v1/rule-sets/crm/drafts/" + draft + "/files/" + path)
        .then()
        .statusCode(201);
  }
}
