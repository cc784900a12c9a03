package io.winnow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSetDefinition;
import io.winnow.core.rule.RuleSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScenariosTest {

  private static final Reason ROW = new Reason("segments.dmn", "Lifecycle#1", "Bought lately");
  private static final Reason OFFER_ROW = new Reason("offers.dmn", "Offers#1", "");
  private static final Findings ACTIVE =
      new Findings(
          List.of(new Findings.SegmentMatch("active", List.of(ROW))),
          List.of(new Findings.OfferProposal("reward", BigDecimal.ONE, List.of(OFFER_ROW))),
          List.of(new Findings.Exclusion("gift", "not both", List.of(ROW))),
          List.of(),
          List.of());

  @Test
  void holdsWhenAllThatIsExpectedComesOut() {
    ScenarioResult result =
        run(
            "then: {segments: {include: [active], exclude: [lost], exactly: [active]},"
                + " offer: reward, excluded: [gift]}");
    assertThat(result.differences()).isEmpty();
    assertThat(result.holds()).isTrue();
    assertThat(result.fired()).containsExactly(ROW, OFFER_ROW);
  }

  @Test
  void saysWhatWasExpectedAndWhatCameOut() {
    ScenarioResult result =
        run(
            "then: {segments: {include: [lost], exclude: [active], exactly: []}, offer: null,"
                + " excluded: [reward], rejected: {reward: cap}, noOfferReason: cap}");
    assertThat(result.differences())
        .extracting(Object::toString)
        .containsExactly(
            "segments.include: expected lost, got active",
            "segments.exclude: expected none of active, got active",
            "segments.exactly: expected none, got active",
            "offer: expected none, got reward",
            "noOfferReason: expected 'cap', got the offer reward",
            "excluded: expected reward, got gift",
            "rejected.reward: expected cap, got not rejected");
  }

  @Test
  void countsTheUsesThatAScenarioStates() {
    String used = "given: {used: {reward: 1}}\nthen: ";
    assertThat(run(used + "{offer: null, rejected: {reward: cap}, noOfferReason: reward}").holds())
        .isTrue();
    assertThat(run("then: {offer: reward}").holds()).isTrue();
  }

  @Test
  void tellsThatTheRulesCouldNotBeEvaluated() {
    ScenarioResult result =
        run(
            "then: {offer: null}",
            () -> {
              throw new EvaluationException(
                  List.of(Issue.error("two-hits", "Two rows fit.", Location.file("x.dmn"))));
            });
    assertThat(result.differences())
        .extracting(Object::toString)
        .containsExactly("evaluation: expected a decision, got Two rows fit.");
    assertThat(result.decision()).isNull();
  }

  @Test
  void namesWhatNoScenarioShows() {
    Coverage coverage =
        Coverage.of(
            ruleSet(List.of()),
            List.of(ROW, new Reason("segments.dmn", "Lifecycle#2", "")),
            List.of(run("then: {segments: {include: [active]}, offer: reward}")));
    assertThat(coverage)
        .isEqualTo(
            new Coverage(List.of("lost"), List.of("gift"), List.of("segments.dmn Lifecycle#2")));
    assertThat(coverage.complete()).isFalse();
  }

  private static ScenarioResult run(String yaml) {
    return run(yaml, () -> ACTIVE);
  }

  private static ScenarioResult run(String yaml, Supplier<Findings> findings) {
    String given = yaml.startsWith("given") ? "" : "given: {}\n";
    RuleSet ruleSet =
        ruleSet(List.of(RuleSource.of("scenarios/one.yaml", "sentence: One\n" + given + yaml)));
    Scenarios.Reading reading = Scenarios.read(ruleSet);
    assertThat(reading.issues()).isEmpty();
    return Scenarios.run(new Program(ruleSet, findings), reading.scenarios().get(0));
  }

  private static RuleSet ruleSet(List<RuleSource> sources) {
    List<Segment> segments =
        List.of(
            new Segment("active", "Active", Segment.Group.LIFECYCLE, null),
            new Segment("lost", "Lost", Segment.Group.LIFECYCLE, null));
    RuleSetDefinition definition =
        new RuleSetDefinition(
            "test", "Test", null, segments, List.of(), List.of(), List.of(), List.of(), null);
    return new RuleSet(definition, List.of(offer("reward"), offer("gift")), sources);
  }

  private static Offer offer(String id) {
    Cap once = new Cap(1, Cap.Per.CONTACT, null, Cap.Event.DECISION);
    return new Offer(
        id, id, null, null, null, null, null, null, null, null, List.of(once), null, false);
  }

  private record Program(RuleSet ruleSet, Supplier<Findings> findings) implements RuleProgram {
    @Override
    public Findings evaluate(ContactFacts facts, Detail detail) {
      return findings.get();
    }

    @Override
    public BigDecimal score(Offer offer, BigDecimal score, ContactFacts facts) {
      return score;
    }

    @Override
    public void close() {}
  }
}
