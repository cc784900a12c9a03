package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.metrics;
import static io.winnow.engine.RuleSetFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.TableTrace;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first decision that asks more than usual of ten thousand rows stays within its budget. */
class FirstDecisionsTest {

  private static final int ROWS = 10_000;
  private static final String DEFINITION =
      """
      key: test
      segments: [{id: a, group: value}, {id: b, group: value}]
      decisions: {segments: ["m.dmn#T"]}
      attributes: [{name: day, type: date}, {name: vip, type: boolean}]
      """;

  @ParameterizedTest
  @ValueSource(strings = {"COLLECT", "FIRST"})
  void theFirstFullExplanationComesWithinTheBudget(String policy) {
    RuleProgram program = program(policy);
    Findings full = program.evaluate(facts(RuleSetFixture.number("2000")), Detail.FULL);
    TableTrace trace = full.tables().get(0);
    assertThat(trace.rows()).hasSize(ROWS);
    assertThat(trace.rows().stream().filter(TableTrace.Row::matched)).hasSize(1);
    assertThat(trace.rows().get(17).failed())
        .extracting(TableTrace.Cell::column)
        .containsExactly("context.points");
    assertThat(full.segments())
        .extracting(Findings.SegmentMatch::segment)
        .isEqualTo(
            program.evaluate(facts(RuleSetFixture.number("2000")), Detail.NONE).segments().stream()
                .map(Findings.SegmentMatch::segment)
                .toList());
  }

  /** Where numbers are compared, a list holds nothing, which FEEL has to be asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"COLLECT", "FIRST"})
  void theFirstListInAColumnOfNumbersIsAnsweredWithinTheBudget(String policy) {
    RuleProgram program = program(policy);
    ContactFacts odd = facts(List.of("many"));
    assertThat(program.evaluate(odd, Detail.NONE).segments()).isEmpty();
    assertThat(program.evaluate(odd, Detail.FULL).tables().get(0).rows())
        .noneMatch(TableTrace.Row::matched);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COLLECT", "FIRST"})
  void theFirstExplanationOfAListInAColumnOfNumbersComesWithinTheBudget(String policy) {
    assertThat(program(policy).evaluate(facts(List.of("many")), Detail.FULL).tables().get(0).rows())
        .hasSize(ROWS)
        .noneMatch(TableTrace.Row::matched);
  }

  private static RuleProgram program(String policy) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      rows.append(
          "%d | >= 0 | < 1%d.5 | not(\"X%d\") | >= date(\"2%03d-01-01\"), null | - | \"%s\" | Why\n"
              .formatted(row * 2, row, row, row % 900, row % 2 == 0 ? "a" : "b"));
    }
    return RuleSetFixture.of(DEFINITION)
        .with(
            "m.dmn",
            dmn(
                table(
                    "T",
                    "hitPolicy=\"" + policy + "\"",
                    "context.points | metrics.orders - 1 | metrics.historicalValue"
                        + " | contact.country | contact.attributes.day | contact.attributes.vip",
                    "",
                    rows.toString())))
        .program();
  }

  /** All rows hold but for the points. */
  private static ContactFacts facts(Object points) {
    return new ContactFacts(
        contact("DE", Map.of()),
        metrics(Map.of("orders", 3, "historicalValue", RuleSetFixture.number("10"))),
        Consent.UNKNOWN,
        new Context(
            "email",
            "newsletter",
            "marketing",
            RuleSetFixture.AT,
            ZoneId.of("Europe/Berlin"),
            Map.of("points", points)));
  }
}
