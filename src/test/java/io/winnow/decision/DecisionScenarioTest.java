package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Proposals;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.KieRuleCompiler;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSetReader;
import io.winnow.ruleset.RuleSets;
import io.winnow.scenario.ScenarioResult;
import io.winnow.scenario.Scenarios;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DecisionScenarioTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @Inject RuleSets ruleSets;

  private static String decide(String contact, String metrics, String context) {
    return given()
        .contentType("application/json")
        .body(
            """
            {"contact": {"id": "%s", %s}, "metrics": %s, "ruleSet": "crm",
             "consent": {"purposes": {"marketing": "granted"}, "channels": {"email": "granted"}},
             "context": {"channel": "email", "purpose": "marketing",
                         "at": "2026-11-22T10:00:00Z", "zone": "Europe/Berlin" %s}}
            """
                .formatted(UUID.randomUUID(), contact, metrics, context))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("decisionId");
  }

  private static String scenario(String decision) {
    return given()
        .post("/v1/decisions/" + decision + "/scenario")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/yaml"))
        .extract()
        .asString();
  }

  private ScenarioResult run(String yaml) {
    RuleProgram program = ruleSets.program("crm", 1).program();
    RuleSet ruleSet = program.ruleSet();
    Scenarios.Reading reading =
        Scenarios.read(
            new RuleSet(
                ruleSet.definition(),
                ruleSet.offers(),
                List.of(RuleSource.of("scenarios/one.yaml", yaml))));
    assertThat(reading.issues()).isEmpty();
    return Scenarios.run(program, reading.scenarios().get(0));
  }

  @Test
  void holdsOnTheVersionThatDecided() {
    String yaml =
        scenario(
            decide(
                "\"birthDate\": \"1990-05-17\", \"country\": \"DE\"",
                "{\"recencyDays\": 12, \"orders\": 6, \"historicalValue\": 1200.50}",
                ""));
    assertThat(run(yaml).differences()).isEmpty();
    assertThat(yaml)
        .startsWith("sentence: Is in active, frequent-buyer, high-value")
        .contains("recencyDays: 12", "historicalValue: 1200.5", "age: 36", "exactly: [active,");
  }

  @Test
  void holdsNothingThatTellsWhoItWas() {
    String decision =
        decide(
            """
            "firstName": "Rosalind", "email": "rosalind@franklin.example",
            "birthDate": "1990-05-17", "city": "Ilkley", "occupation": "crystallographer",
            "country": "GB", "interests": ["outdoor"],
            "attributes": {"complaintOpen": true, "nickname": "Rosy", "shoeSize": 39}
            """,
            "{\"recencyDays\": 100}",
            ", \"campaign\": \"letter to Rosalind\"");
    String yaml = scenario(decision);
    assertThat(run(yaml).differences()).isEmpty();
    assertThat(yaml)
        .doesNotContainIgnoringCase("rosalind")
        .doesNotContain("Rosy", "1990", "Ilkley", "crystallographer", "shoeSize", decision)
        .contains("country: GB", "complaintOpen: true", "interests: [outdoor]");
    String id = given().get("/v1/decisions/" + decision).path("input.contact.id");
    assertThat(yaml).doesNotContain(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"orders\": 0, \"tenureDays\": 10}",
        "{\"orders\": 1, \"recencyDays\": 40, \"tenureDays\": 61, \"historicalValue\": 20}",
        "{\"recencyDays\": 400, \"orders\": 9, \"emailsSent90d\": 30, \"engagementRate\": 0.2}",
        "{\"abandonedCartDays\": 2, \"recencyDays\": 200, \"lastProductViewed\": \"Boot 'X': red\"}",
        "{\"productViews30d\": 5, \"averageOrderValue\": 150.0000, \"recencyDays\": 180}"
      })
  void holdsForAllSortsOfContacts(String metrics) {
    assertThat(run(scenario(decide("\"leadSource\": \"social\"", metrics, ""))).differences())
        .isEmpty();
  }

  @Test
  void tellsWhatWasUsedOfTheCaps() {
    String contact = "C-" + UUID.randomUUID();
    String body =
        """
        {"contact": {"id": "%s", "leadSource": "social"}, "metrics": {"orders": 0},
         "consent": {"purposes": {"marketing": "granted"}, "channels": {"email": "granted"}},
         "context": {"channel": "email", "purpose": "marketing", "at": "2026-10-05T10:00:00Z"}}
        """
            .formatted(contact);
    String first =
        given().contentType("application/json").body(body).post("/v1/decisions").path("decisionId");
    String second =
        given().contentType("application/json").body(body).post("/v1/decisions").path("decisionId");
    assertThat(scenario(first)).doesNotContain("used:").contains("offer: welcome-social");
    String yaml = scenario(second);
    assertThat(run(yaml).differences()).isEmpty();
    assertThat(yaml).contains("used: {welcome-social: 1}", "welcome-social: cap");
  }

  @Test
  void saysWhenTheDecisionRestsOnThePerson() {
    String dmn =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:d">
          <inputData id="i" name="contact"><variable name="contact" typeRef="Any"/></inputData>
          <decision id="x" name="Staff"><variable name="Staff" typeRef="Any"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>if ends with(contact.email, "@winnow.example") then "staff" else null</text></literalExpression>
          </decision>
        </definitions>
        """;
    RuleSet ruleSet =
        RuleSetReader.read(
                List.of(
                    RuleSource.of(
                        "ruleset.yaml",
                        "key: t\nsegments: [{id: staff, group: value}]\ndecisions: {segments: [\"d.dmn#Staff\"]}"),
                    RuleSource.of("d.dmn", dmn)))
            .ruleSet();
    CompileResult result = new KieRuleCompiler().compile(ruleSet);
    assertThat(result).isInstanceOf(CompileResult.Compiled.class);
    RuleProgram program = ((CompileResult.Compiled) result).program();
    assertThat(DecisionScenario.of(draft(program, "somebody@else.example"), CapUsage.NONE))
        .contains("email: someone@example.org")
        .doesNotContain("else.example");
    assertThatThrownBy(
            () -> DecisionScenario.of(draft(program, "me@winnow.example"), CapUsage.NONE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("scenario-not-possible");
              assertThat(e.problem().detail())
                  .contains("segments.exactly: expected staff")
                  .doesNotContain("winnow.example");
            });
  }

  @Test
  void knowsNoScenarioOfWhatWasNeverDecided() {
    given()
        .post("/v1/decisions/" + UUID.randomUUID() + "/scenario")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-decision"));
  }

  private static Draft draft(RuleProgram program, String email) {
    Contact contact =
        new Contact(
            "C-1",
            null,
            email,
            LocalDate.of(1990, 5, 17),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of());
    ContactFacts facts =
        new ContactFacts(
            contact,
            ContactMetrics.UNKNOWN,
            Consent.UNKNOWN,
            new Context(null, null, null, AT, ZoneOffset.UTC, Map.of()));
    Proposals proposals = new Decider(program).propose(facts, Detail.REASONS);
    return new Draft(
        UUID.randomUUID(),
        null,
        null,
        new LiveVersion("t", 1, "sha256:", program),
        null,
        proposals,
        proposals,
        null,
        null);
  }
}
