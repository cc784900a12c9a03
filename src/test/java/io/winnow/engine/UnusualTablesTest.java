package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.facts;
import static io.winnow.engine.RuleSetFixture.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.TableTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that take an index by surprise answer as they do without one. */
class UnusualTablesTest {

  private static final String DEFINITION =
      """
      key: test
      segments: [{id: a, group: value}, {id: b, group: value}]
      decisions: {segments: ["m.dmn#T"]}
      """;

  /** In this model {@code date("…")} is no day but the country it was opened in. */
  private static final String MASKED =
      dmn(
          """
          <decision id="opened" name="date"><variable name="date" typeRef="Any"/>
            <literalExpression><text>function(day) if day = "2026-01-01" then "DE" else "AT"</text></literalExpression>
          </decision>
          <decision id="t" name="T"><variable name="T" typeRef="Any"/>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <informationRequirement><requiredDecision href="#opened"/></informationRequirement>
            <decisionTable id="dt" hitPolicy="COLLECT">
              <input><inputExpression><text>contact.country</text></inputExpression></input>
              <output/>
              <rule id="r1"><inputEntry><text>date("2026-01-01")</text></inputEntry><outputEntry><text>"a"</text></outputEntry></rule>
              <rule id="r2"><inputEntry><text>date("2026-02-01")</text></inputEntry><outputEntry><text>"b"</text></outputEntry></rule>
            </decisionTable>
          </decision>
          """);

  private static final String AGAIN =
      dmn(
          """
          <businessKnowledgeModel id="level" name="Level"><variable name="Level" typeRef="Any"/>
            <encapsulatedLogic><formalParameter name="n" typeRef="Any"/>
              <decisionTable id="dt" hitPolicy="FIRST">
                <input><inputExpression><text>n</text></inputExpression></input>
                <input><inputExpression><text>%s</text></inputExpression></input>
                <output/>
                <rule id="r1"><inputEntry><text>0</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"a"</text></outputEntry></rule>
                <rule id="r2"><inputEntry><text>-</text></inputEntry><inputEntry><text>%s</text></inputEntry><outputEntry><text>"b"</text></outputEntry></rule>
                <rule id="r3"><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"a"</text></outputEntry></rule>
              </decisionTable>
            </encapsulatedLogic>
            <knowledgeRequirement><requiredKnowledge href="#level"/></knowledgeRequirement>
          </businessKnowledgeModel>
          <decision id="t" name="T"><variable name="T" typeRef="Any"/>
            <informationRequirement><requiredInput href="#i2"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="#level"/></knowledgeRequirement>
            <literalExpression><text>Level(metrics.orders)</text></literalExpression>
          </decision>
          """);

  private static final String AGAIN_BY_INPUT =
      AGAIN.formatted("if n &gt; 0 then Level(n - 1) else null", "\"a\"");
  private static final String AGAIN_BY_CELL =
      AGAIN.formatted("n - 1", "? &gt;= 0 and Level(?) = \"a\"");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNameOfTheModelsThatHidesAFunctionMeansWhatTheModelSays(boolean tuned) {
    RuleProgram program = program(MASKED, tuned);
    assertThat(segments(program, of("DE", 0))).containsExactly("a");
    assertThat(segments(program, of("AT", 0))).containsExactly("b");
    assertThat(segments(program, of("CH", 0))).isEmpty();
    assertThat(program.evaluate(of("DE", 0), Detail.FULL).tables().get(0).rows())
        .extracting(TableTrace.Row::matched, row -> row.failed().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(true, 0),
            org.assertj.core.groups.Tuple.tuple(false, 1));
  }

  @Test
  void whoeverCountsHearsOfTablesThatAreTriedRowByRow() {
    List<String> heard = new ArrayList<>();
    KieRuleCompiler compiler =
        new KieRuleCompiler((ruleSet, table) -> heard.add(ruleSet + " " + table));
    segments(RuleSetFixture.of(DEFINITION).with("m.dmn", MASKED).program(compiler), of("DE", 0));
    assertThat(heard).containsExactly("test m.dmn#T");
    heard.clear();
    String plain = MASKED.replace("name=\"date\"", "name=\"other\"");
    segments(RuleSetFixture.of(DEFINITION).with("m.dmn", plain).program(compiler), of("DE", 0));
    assertThat(heard).isEmpty();
    RuleProgram again =
        RuleSetFixture.of(DEFINITION).with("m.dmn", AGAIN_BY_INPUT).program(compiler);
    segments(again, of("DE", 2));
    assertThat(heard).containsOnly("test m.dmn#Level");
  }

  @ParameterizedTest
  @CsvSource({"0, a", "1, b", "2, a", "5, b", "6, a"})
  void aTableWhoseInputEvaluatesItAgainAnswersForItsOwnValues(int orders, String segment) {
    assertThat(segments(program(AGAIN_BY_INPUT, true), of("DE", orders))).containsExactly(segment);
    assertThat(segments(program(AGAIN_BY_INPUT, false), of("DE", orders))).containsExactly(segment);
  }

  @ParameterizedTest
  @CsvSource({"0, a", "1, b", "2, a", "5, b", "6, a"})
  void aTableWhoseCellEvaluatesItAgainAnswersForItsOwnValues(int orders, String segment) {
    assertThat(segments(program(AGAIN_BY_CELL, true), of("DE", orders))).containsExactly(segment);
    assertThat(segments(program(AGAIN_BY_CELL, false), of("DE", orders))).containsExactly(segment);
  }

  @Test
  void oneProgramGoesThroughAllOfThemInAnyOrder() {
    RuleProgram program = program(AGAIN_BY_INPUT, true);
    for (int orders : List.of(6, 1, 0, 5, 2)) {
      assertThat(segments(program, of("DE", orders))).containsExactly(orders % 2 == 0 ? "a" : "b");
    }
  }

  private static RuleProgram program(String model, boolean tuned) {
    return RuleSetFixture.of(DEFINITION).with("m.dmn", model).program(new KieRuleCompiler(tuned));
  }

  private static List<String> segments(RuleProgram program, ContactFacts facts) {
    return program.evaluate(facts, Detail.NONE).segments().stream()
        .map(Findings.SegmentMatch::segment)
        .toList();
  }

  private static ContactFacts of(String country, int orders) {
    return facts(contact(country, Map.of()), metrics(Map.of("orders", orders)), Consent.UNKNOWN);
  }
}
