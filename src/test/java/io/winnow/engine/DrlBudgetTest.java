package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.facts;
import static io.winnow.engine.RuleSetFixture.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.RuleProgram;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DRL that compiles and would fire for ever, or combine without an end, ends by its budget. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DrlBudgetTest {

  private static final String DEFINITION =
      """
      key: test
      segments: [{id: a, group: value}, {id: b, group: value}]
      rules: [r.drl]
      """;
  private static final ContactFacts FACTS =
      facts(
          contact("a".repeat(40_000) + "b", Map.of()),
          metrics(Map.of("orders", 3)),
          Consent.UNKNOWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        // rules that feed each other, or themselves
        """
        rule X when Contact() then insert(new SegmentMatch("a")); end
        rule A when SegmentMatch(id == "a") then insert(new SegmentMatch("b")); end
        rule B when SegmentMatch(id == "b") then insert(new SegmentMatch("a")); end
        """,
        """
        rule X when Contact() then insert(new SegmentMatch("a")); end
        rule A when SegmentMatch() SegmentMatch() then insert(new SegmentMatch("b")); end
        """,
        """
        rule X when Contact() then insert(new SegmentMatch("a")); end
        rule A when SegmentMatch($i: id) SegmentMatch(id == $i) SegmentMatch(id >= $i)
        then insert(new SegmentMatch("b")); end
        """,
        // a text that doubles
        """
        rule X when Contact() then insert(new Exclusion("*", "xxxxxxxxxxxxxxxx")); end
        rule A when Exclusion($r: reason) then insert(new Exclusion("*", $r + $r)); end
        """
      })
  void endsWhatHasNoEnd(String rules) {
    assertThatThrownBy(() -> program(rules).evaluate(FACTS, Detail.NONE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> {
              assertThat(e.isBudget()).as(e.issues().toString()).isTrue();
              assertThat(e.issues().get(0).location().file()).isEqualTo("r.drl");
            });
  }

  @Test
  void addsUpTheCombinationsOfAllRules() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      rules.append(
          "rule X%d when Contact() then insert(new Exclusion(\"*\", \"r%d\")); end\n"
              .formatted(i, i));
    }
    for (int i = 0; i < 60; i++) {
      rules.append(
          "rule A%d when Exclusion() Exclusion() Exclusion(reason == \"%d\") then end\n"
              .formatted(i, i));
    }
    RuleProgram program = program(rules.toString());
    assertThatThrownBy(() -> program.evaluate(FACTS, Detail.NONE))
        .isInstanceOfSatisfying(EvaluationException.class, e -> assertThat(e.isBudget()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31T22:00:00Z, a",
    "2027-01-02T12:00:00Z, b",
    "2035-06-01T12:00:00Z, b",
    "2010-06-01T12:00:00Z, a",
  })
  void takesDatesOfRulesForTheTimeOfTheDecision(Instant at, String segment) {
    RuleProgram program =
        program(
            """
            rule A date-expires "01-Jan-2027" when Contact() then insert(new SegmentMatch("a")); end
            rule B date-effective "01-Jan-2027" when Contact() then insert(new SegmentMatch("b")); end
            """);
    ContactFacts then =
        new ContactFacts(
            FACTS.contact(),
            FACTS.metrics(),
            FACTS.consent(),
            new Context(null, null, null, at, ZoneId.of("UTC"), Map.of()));
    assertThat(program.evaluate(then, Detail.NONE).segments())
        .extracting(match -> match.segment())
        .containsExactly(segment);
  }

  @Test
  void triesAPatternOnce() {
    RuleProgram program =
        program(
            """
            rule A when Contact(country matches "(a+)+", gender == null || country not matches "a.*c")
            then insert(new SegmentMatch("a")); end
            rule B when Contact(country /* x */ not // y
                matches /* z */ "(a|aa)+", country /**/ matches "a*b")
            then insert(new SegmentMatch("b")); end
            """);
    assertThat(program.evaluate(FACTS, Detail.NONE).segments())
        .extracting(match -> match.segment())
        .containsExactly("b");
  }

  @Test
  void refusesAScoreThatIsNoNumber() {
    RuleProgram program =
        RuleSetFixture.of(DEFINITION)
            .with("offers.yaml", "offers: [{id: o, name: O, fallback: true}]")
            .with(
                "r.drl",
                "package t;\nrule A when Contact() then insert(new OfferProposal(\"o\", 1.0 / 0)); end\n")
            .program();
    assertThatThrownBy(() -> program.evaluate(FACTS, Detail.NONE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.issues().get(0).code()).isEqualTo("unusable-result"));
  }

  private static RuleProgram program(String rules) {
    return RuleSetFixture.of(DEFINITION).with("r.drl", "package t;\n" + rules).program();
  }
}
