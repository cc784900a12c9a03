package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.facts;
import static io.winnow.engine.RuleSetFixture.metrics;
import static io.winnow.engine.RuleSetFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Findings.OfferProposal;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.TableTrace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KieProgramTest {

  private static final String DEFINITION =
      """
      key: test
      segments:
        - {id: a, group: lifecycle}
        - {id: b, group: lifecycle}
        - {id: c, group: value}
        - {id: dach, group: geographic}
        - {id: by-rule, group: behaviour}
      decisions:
        segments: ["m.dmn#Stage", "m.dmn#Places"]
        offers: ["m.dmn#Offers"]
      rules: [rules.drl]
      attributes: [{name: plan, type: string, values: [free, pro]}, {name: history, type: number}]
      """;
  private static final String OFFERS =
      "offers: [{id: one}, {id: two, value: {amount: 5, currency: EUR}, lever: 20}]";
  private static final String RULES =
      """
      package test.rules;

      rule "Pro plan"
      when
          Contact(attributes["plan"] == "pro", age >= 18)
          SegmentMatch(id == "a")
      then
          insert(new SegmentMatch("by-rule"));
          insert(new Exclusion("one", "pro needs no one"));
      end
      """;

  private static final String STAGE =
      table(
          "Stage",
          "hitPolicy=\"UNIQUE\"",
          "metrics.recencyDays",
          "",
          """
          < 30  | "a" | Bought lately
          >= 30 | "b" | Bought long ago
          """);
  private static final String PLACES =
      table(
          "Places",
          "hitPolicy=\"COLLECT\"",
          "contact.country | contact.attributes.history",
          "segment | reason",
          """
          "DE","AT","CH" | - | "dach" | "Lives in " + contact.country | near
          - | >= 100 | "c" | null | Spent a hundred
          """);
  private static final String OFFER_TABLE =
      table(
          "Offers",
          "hitPolicy=\"RULE ORDER\"",
          "segments",
          "offer | score | reason",
          """
          list contains(?, "a") | "one" | 0.5 | "for a" | first
          list contains(?, "by-rule") | "two" | 2 | "for pro" | second
          """);

  private final RuleProgram program =
      RuleSetFixture.of(DEFINITION)
          .with("offers.yaml", OFFERS)
          .with("m.dmn", dmn(STAGE, PLACES, OFFER_TABLE))
          .with("rules.drl", RULES)
          .program();

  private final ContactFacts known =
      facts(
          contact("DE", Map.of("plan", "pro", "history", new BigDecimal("100"))),
          metrics(Map.of("recencyDays", 12)),
          Consent.UNKNOWN);

  @Test
  void concludesInTheContractsOrder() {
    Findings findings = program.evaluate(known, Detail.REASONS);
    assertThat(findings.segments())
        .containsExactly(
            new SegmentMatch("a", List.of(new Reason("m.dmn", "Stage#1", "Bought lately"))),
            new SegmentMatch("c", List.of(new Reason("m.dmn", "Places#2", "Spent a hundred"))),
            new SegmentMatch("dach", List.of(new Reason("m.dmn", "Places#1", "Lives in DE"))),
            new SegmentMatch("by-rule", List.of(new Reason("rules.drl", "Pro plan", ""))));
    assertThat(findings.proposals())
        .containsExactly(
            new OfferProposal(
                "one", new BigDecimal("0.5"), List.of(new Reason("m.dmn", "Offers#1", "for a"))),
            new OfferProposal(
                "two", new BigDecimal("2"), List.of(new Reason("m.dmn", "Offers#2", "for pro"))));
    assertThat(findings.exclusions())
        .containsExactly(
            new Findings.Exclusion(
                "one", "pro needs no one", List.of(new Reason("rules.drl", "Pro plan", ""))));
    assertThat(findings.tables()).isEmpty();
  }

  @Test
  void givesTheSameConclusionsWithoutReasons() {
    Findings bare = program.evaluate(known, Detail.NONE);
    assertThat(bare.segments())
        .extracting(SegmentMatch::segment)
        .containsExactly("a", "c", "dach", "by-rule");
    assertThat(bare.segments()).allSatisfy(match -> assertThat(match.because()).isEmpty());
    assertThat(bare.proposals()).extracting(OfferProposal::offer).containsExactly("one", "two");
  }

  @Test
  void namesTheRowsThatGaveSomethingAtEveryDetail() {
    Findings found = program.evaluate(known, Detail.NONE);
    assertThat(found.rows())
        .hasSize(4)
        .doesNotHaveDuplicates()
        .contains("rules.drl/Pro plan")
        .noneMatch(row -> row.startsWith("m.dmn#Offers/"));
    assertThat(found.offerRows())
        .extracting(Findings.OfferRow::offer)
        .containsExactly("one", "two");
    assertThat(found.offerRows()).allMatch(row -> row.row().startsWith("m.dmn#Offers/"));
    for (Detail detail : List.of(Detail.REASONS, Detail.FULL)) {
      assertThat(program.evaluate(known, detail).rows()).isEqualTo(found.rows());
      assertThat(program.evaluate(known, detail).offerRows()).isEqualTo(found.offerRows());
    }
  }

  @Test
  void tellsForEveryRowWhichCellFailedAndWhatItSaw() {
    List<TableTrace> tables = program.evaluate(known, Detail.FULL).tables();
    assertThat(tables)
        .extracting(TableTrace::decision)
        .containsExactly("Stage", "Places", "Offers");
    TableTrace stage = tables.get(0);
    assertThat(stage.hitPolicy()).isEqualTo("UNIQUE");
    assertThat(stage.rows())
        .containsExactly(
            new TableTrace.Row(1, true, "Bought lately", List.of()),
            new TableTrace.Row(
                2,
                false,
                "Bought long ago",
                List.of(
                    new TableTrace.Cell(
                        "metrics.recencyDays",
                        ">= 30",
                        new BigDecimal("12"),
                        new BigDecimal("18")))));
  }

  @Test
  void reportsWhatTheRulesAskForAndNobodyKnows() {
    Findings findings =
        program.evaluate(
            facts(contact(null, Map.of()), metrics(Map.of()), Consent.UNKNOWN), Detail.NONE);
    assertThat(findings.segments()).isEmpty();
    assertThat(findings.missing())
        .containsExactly(
            "contact.attributes.history",
            "contact.attributes.plan",
            "contact.country",
            "metrics.recencyDays");
  }

  @Test
  void refusesAnAttributeOfAnotherType() {
    ContactFacts wrong =
        facts(contact("DE", Map.of("history", "much")), metrics(Map.of()), Consent.UNKNOWN);
    assertThatThrownBy(() -> program.evaluate(wrong, Detail.NONE))
        .isInstanceOfSatisfying(
            FactsException.class,
            e -> assertThat(e.pointer()).isEqualTo("/contact/attributes/history"))
        .hasMessage("must be a number");
  }

  @Test
  void scoresByValueAndLever() {
    assertThat(program.score(program.ruleSet().offers().get(1), new BigDecimal("0.4"), known))
        .isEqualByComparingTo("2.4");
    assertThat(program.score(program.ruleSet().offers().get(0), new BigDecimal("0.4"), known))
        .isEqualByComparingTo("0.4");
  }

  @Test
  void scoresByTheRuleSetsOwnFormula() {
    RuleProgram own =
        RuleSetFixture.of(
                DEFINITION + "arbitration: {score: \"score + value * metrics.recencyDays\"}\n")
            .with("offers.yaml", OFFERS)
            .with("m.dmn", dmn(STAGE, PLACES, OFFER_TABLE))
            .with("rules.drl", RULES)
            .program();
    assertThat(own.score(own.ruleSet().offers().get(1), new BigDecimal("0.4"), known))
        .isEqualByComparingTo("60.4");
    ContactFacts unknown = facts(contact("DE", Map.of()), metrics(Map.of()), Consent.UNKNOWN);
    assertThat(own.score(own.ruleSet().offers().get(1), new BigDecimal("0.4"), unknown)).isNull();
  }

  @Test
  void comparesDecimalNumbersExactly() {
    RuleProgram exact =
        RuleSetFixture.of("key: test\nsegments: [{id: a, group: value}]\nrules: [rules.drl]\n")
            .with(
                "rules.drl",
                "rule R when Metrics(engagementRate >= 0.2B) then insert(new SegmentMatch(\"a\"));"
                    + " end\n")
            .program();
    ContactFacts aFifth =
        facts(
            contact("DE", Map.of()),
            metrics(Map.of("engagementRate", new BigDecimal("0.2"))),
            Consent.UNKNOWN);
    assertThat(exact.evaluate(aFifth, Detail.NONE).segments()).hasSize(1);
  }

  @Test
  void answersTheSameFromManyThreads() {
    Findings expected = program.evaluate(known, Detail.FULL);
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> program.evaluate(known, Detail.FULL))
                .distinct())
        .containsExactly(expected);
  }

  @Test
  void neverAnswersWrongWhereAUniqueTableHitsTwice() {
    RuleProgram twice =
        RuleSetFixture.of(DEFINITION.replace("rules: [rules.drl]", "rules: []"))
            .with("offers.yaml", OFFERS)
            .with("m.dmn", dmn(STAGE.replace(">= 30", ">= 10"), PLACES, OFFER_TABLE))
            .program();
    assertThatThrownBy(() -> twice.evaluate(known, Detail.NONE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> {
              assertThat(e.issues()).isNotEmpty();
              assertThat(e.issues().get(0).location().file()).isEqualTo("m.dmn");
              assertThat(e.issues().get(0).location().table()).isEqualTo("Stage");
            });
  }

  @Test
  void endsRulesThatFeedEachOther() {
    RuleProgram endless =
        RuleSetFixture.of(DEFINITION)
            .with("offers.yaml", OFFERS)
            .with("m.dmn", dmn(STAGE, PLACES, OFFER_TABLE))
            .with(
                "rules.drl",
                "package x;\nrule R when SegmentMatch(id == \"a\") then insert(new SegmentMatch(\"a\")); end\n")
            .program();
    assertThatThrownBy(() -> endless.evaluate(known, Detail.NONE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.issues().get(0).code()).isEqualTo("budget-exceeded"));
  }
}
