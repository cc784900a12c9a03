package io.winnow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rule set {@code crm} keeps what its scenarios promise, and its scenarios show all of it. */
class PackagedRuleSetTest {

  private static final Path REFERENCE = Path.of("docs/reference/packaged-rule-set.md");

  private static RuleProgram program;
  private static RuleSet ruleSet;
  private static Scenarios.Reading scenarios;

  @BeforeAll
  static void compile() {
    program = PackagedRules.compile("crm");
    ruleSet = program.ruleSet();
    scenarios = Scenarios.read(ruleSet);
  }

  @AfterAll
  static void close() {
    program.close();
  }

  @TestFactory
  Stream<DynamicTest> holds() {
    return scenarios.scenarios().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.sentence(),
                    PackagedRules.uri("crm", scenario.path()),
                    () -> {
                      ScenarioResult result = Scenarios.run(program, scenario);
                      assertThat(result.differences())
                          .as("%s, after %s", scenario.path(), result.fired())
                          .isEmpty();
                    }));
  }

  @Test
  void hasReadableScenariosOnly() {
    assertThat(scenarios.issues()).isEmpty();
  }

  @Test
  void showsEverySegmentOfferRowAndRule() {
    Coverage coverage =
        Coverage.of(
            ruleSet,
            PackagedRules.everyRule(program),
            Scenarios.run(program, scenarios.scenarios()));
    assertThat(coverage).isEqualTo(new Coverage(List.of(), List.of(), List.of()));
  }

  @Test
  void givesReasonsInWords() {
    for (ScenarioResult result : Scenarios.run(program, scenarios.scenarios())) {
      Findings findings = result.decision().findings();
      assertThat(findings.segments())
          .flatExtracting(Findings.SegmentMatch::because)
          .allSatisfy(reason -> assertThat(reason.text()).isNotBlank().doesNotStartWith("\""));
      assertThat(findings.proposals())
          .flatExtracting(Findings.OfferProposal::because)
          .allSatisfy(reason -> assertThat(reason.text()).isNotBlank());
      assertThat(findings.exclusions())
          .allSatisfy(exclusion -> assertThat(exclusion.reason()).isNotBlank());
    }
  }

  @Test
  void hasSegmentsOfEveryGroup() {
    assertThat(ruleSet.definition().segments())
        .extracting(Segment::group)
        .contains(Segment.Group.values());
  }

  @Test
  void listsEverySegmentAndOfferInTheReference() throws IOException {
    String reference = Files.readString(REFERENCE);
    for (Segment segment : ruleSet.definition().segments()) {
      assertThat(reference).contains("| `" + segment.id() + "` | " + segment.name() + " |");
    }
    for (Offer offer : ruleSet.offers()) {
      assertThat(reference).contains("| `" + offer.id() + "` | " + offer.name() + " |");
    }
  }
}
