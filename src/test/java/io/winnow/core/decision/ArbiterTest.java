package io.winnow.core.decision;

import static io.winnow.core.decision.Given.AT;
import static io.winnow.core.decision.Given.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.contact.ConsentState;
import io.winnow.core.decision.Recommendation.NoOffer;
import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArbiterTest {

  private static final Cap ONCE_A_WEEK =
      new Cap(1, Cap.Per.CONTACT, Duration.ofDays(7), Cap.Event.DECISION);

  private final Given given = new Given();

  @Test
  void offersTheHighestScore() {
    given.catalogue(offer("a"), offer("b")).proposed("a", "0.2").proposed("b", "0.9");
    assertThat(offered(1)).containsExactly("b");
    assertThat(decide(1).rejected())
        .containsExactly(
            new Rejection(
                "a", Stage.SCORE, "Scored 0.2; the call asked for one offer and b scored 0.9."));
  }

  @Test
  void multipliesScoreValueAndLever() {
    Offer offer =
        new Offer(
            "loyalty",
            "Loyalty",
            null,
            null,
            null,
            null,
            null,
            null,
            new Money(new BigDecimal("20"), "EUR"),
            new BigDecimal("55"),
            null,
            null,
            false);
    given.catalogue(offer).proposed("loyalty", "0.4");
    RankedOffer won = ranked(1).get(0);
    assertThat(won.score()).isEqualTo("12.4");
    assertThat(won.factors())
        .isEqualTo(
            new RankedOffer.Factors(
                new BigDecimal("0.4"), new BigDecimal("20"), new BigDecimal("1.55")));
  }

  @Test
  void countsAMissingProposalScoreAsOne() {
    given.catalogue(offer("a", 3, false)).proposed("a", null);
    assertThat(ranked(1).get(0).score()).isEqualTo("3");
  }

  @Test
  void keepsHigherValueOfferWhenScoresTie() {
    given
        .catalogue(offer("a", 2, false), offer("b", 4, false))
        .proposed("a", "2")
        .proposed("b", "1.0");
    assertThat(offered(2)).containsExactly("b", "a");
  }

  @Test
  void keepsLowerIdWhenScoresAndValuesTie() {
    given.catalogue(offer("b"), offer("a")).proposed("b", "1").proposed("a", "1.00");
    assertThat(offered(2)).containsExactly("a", "b");
  }

  @Test
  void mergesProposalsOfOneOffer() {
    Reason first = new Reason("offers.dmn", "Offers#1", "frequent buyer");
    Reason second = new Reason("offers.dmn", "Offers#4", "in season");
    given
        .catalogue(offer("a"))
        .proposed("a", "0.3", first)
        .proposed("a", "0.7", second)
        .proposed("a", "0.5", first);
    assertThat(ranked(5))
        .singleElement()
        .satisfies(
            won -> {
              assertThat(won.score()).isEqualTo("0.7");
              assertThat(won.because()).containsExactly(first, second);
            });
  }

  @Test
  void losesAtDatesOutsideItsValidity() {
    given
        .catalogue(valid("early", AT.plusMillis(1), null), valid("late", null, AT))
        .catalogue(valid("now", AT, AT.plusMillis(1)))
        .proposed("early", "1")
        .proposed("late", "1")
        .proposed("now", "1");
    assertThat(offered(9)).containsExactly("now");
    assertThat(stages())
        .containsExactly(Map.entry("early", Stage.DATES), Map.entry("late", Stage.DATES));
    assertThat(decide(1).rejected().get(0).text()).contains("2026-11-22T10:00:00.001Z");
  }

  @Test
  void losesAtChannelAndPlacementThatItDoesNotFit() {
    given
        .catalogue(placed("a", List.of("sms", "push"), List.of()))
        .catalogue(placed("b", List.of("email"), List.of("checkout")))
        .proposed("a", "1")
        .proposed("b", "1");
    assertThat(decide(1).rejected())
        .containsExactly(
            new Rejection(
                "a", Stage.CHANNEL, "The call is for channel email; the offer goes to sms, push."),
            new Rejection(
                "b",
                Stage.PLACEMENT,
                "The call is for placement newsletter; the offer goes to checkout."));
  }

  @Test
  void fitsAnywhereWhenTheCallNamesNoPlace() {
    given
        .catalogue(placed("a", List.of("sms"), List.of("checkout")))
        .calledFor(null, null, "marketing")
        .proposed("a", "1");
    assertThat(offered(1)).containsExactly("a");
  }

  @Test
  void losesAtConsentUnlessMarketingWasGranted() {
    given.catalogue(offer("a")).proposed("a", "1").consent(Map.of(), Map.of());
    assertThat(decide(1).rejected())
        .containsExactly(
            new Rejection(
                "a",
                Stage.CONSENT,
                "Purpose marketing needs consent; whether it was given is unknown."));
    given.consent(Map.of("marketing", ConsentState.DENIED), Map.of());
    assertThat(decide(1).rejected().get(0).text())
        .isEqualTo("Consent for purpose marketing was denied.");
  }

  @Test
  void needsNoConsentForServiceUnlessDenied() {
    given
        .catalogue(purposed("a", "service"), purposed("b", null))
        .calledFor("email", null, "service")
        .consent(Map.of(), Map.of())
        .proposed("a", "2")
        .proposed("b", "1");
    assertThat(offered(9)).containsExactly("a", "b");
    given.consent(Map.of("service", ConsentState.DENIED), Map.of());
    assertThat(offered(9)).isEmpty();
  }

  @Test
  void losesAtConsentWhenPurposesDiffer() {
    given.catalogue(offer("a")).calledFor("email", null, "service").proposed("a", "1");
    assertThat(decide(1).rejected())
        .containsExactly(
            new Rejection(
                "a",
                Stage.CONSENT,
                "The call is for purpose service; the offer is for purpose marketing."));
  }

  @Test
  void fitsAPartOfTheServiceIntoAMessageThatMayBeSent() {
    given
        .catalogue(purposed("a", "service"))
        .calledFor("email", null, "marketing")
        .proposed("a", "1");
    assertThat(offered(1)).containsExactly("a");
    given.consent(Map.of("marketing", ConsentState.DENIED), Map.of());
    assertThat(decide(1).rejected())
        .containsExactly(
            new Rejection("a", Stage.CONSENT, "Consent for purpose marketing was denied."));
    given.consent(
        Map.of("marketing", ConsentState.GRANTED, "service", ConsentState.DENIED), Map.of());
    assertThat(decide(1).rejected().get(0).text())
        .isEqualTo("Consent for purpose service was denied.");
  }

  @Test
  void losesAtConsentWhenTheChannelWasDenied() {
    given
        .catalogue(purposed("a", null))
        .calledFor("sms", null, null)
        .proposed("a", "1")
        .consent(Map.of(), Map.of("email", ConsentState.DENIED));
    assertThat(offered(1)).containsExactly("a");
    given.consent(Map.of(), Map.of("sms", ConsentState.DENIED));
    assertThat(stages()).containsExactly(Map.entry("a", Stage.CONSENT));
  }

  @Test
  void losesAtExclusionWithTheRulesReason() {
    given
        .catalogue(offer("a"), offer("b"))
        .proposed("a", "1")
        .proposed("b", "1")
        .excluded("a", "complaint open");
    assertThat(offered(9)).containsExactly("b");
    assertThat(decide(1).rejected())
        .containsExactly(new Rejection("a", Stage.EXCLUSION, "complaint open"));
    given.excluded("*", " ");
    assertThat(offered(9)).isEmpty();
  }

  @Test
  void losesAtTheCapThatIsUsedUp() {
    given
        .catalogue(offer("a", 5, false, ONCE_A_WEEK), offer("b"))
        .proposed("a", "1")
        .proposed("b", "1");
    assertThat(decide(1, new CapUsage(Map.of("a", List.of(1)))).rejected())
        .containsExactly(
            new Rejection(
                "a", Stage.CAP, "At most 1 decision per contact within 7 days; 1 so far."));
    assertThat(offered(1)).containsExactly("a");
  }

  @Test
  void losesWhatIsHeldBeforeAnyCap() {
    given
        .catalogue(offer("a", 5, false, ONCE_A_WEEK), offer("b"), offer("c", 1, true))
        .proposed("a", "1")
        .proposed("b", "1");
    Hold one = new Hold("a", Stage.CAP, "paused");
    assertThat(decide(1, new CapUsage(Map.of("a", List.of(1)), List.of(one))).rejected())
        .containsExactly(new Rejection("a", Stage.CAP, "paused"));
    Hold all = new Hold(Hold.EVERY_OFFER, Stage.DATES, "over");
    Decision none = decide(1, CapUsage.NONE.with(List.of(all, one)));
    assertThat(none.recommendation()).isInstanceOf(Recommendation.NoOffer.class);
    assertThat(none.rejected()).extracting(Rejection::text).containsOnly("over").hasSize(3);
  }

  @Test
  void tellsTheFirstStageOnly() {
    given
        .catalogue(valid("a", AT.plusSeconds(1), null))
        .proposed("a", "1")
        .excluded("a", "no")
        .consent(Map.of(), Map.of());
    assertThat(stages()).containsExactly(Map.entry("a", Stage.DATES));
  }

  @Test
  void usesTheRuleSetsFormula() {
    given.catalogue(offer("a"), offer("b")).proposed("a", "1").proposed("b", "1");
    FakeProgram program =
        FakeProgram.scoring(
            given.offers(),
            given.findings(),
            offer -> offer.id().equals("b") ? new BigDecimal("7.50") : null);
    Decision decision = settle(program, CapUsage.NONE, 5);
    assertThat(ranked(decision))
        .singleElement()
        .satisfies(o -> assertThat(o.score()).isEqualTo("7.5"));
    assertThat(decision.rejected())
        .containsExactly(new Rejection("a", Stage.SCORE, "The score formula gave no number."));
  }

  @Test
  void fallsBackOnlyWhenNothingIsLeft() {
    given.catalogue(offer("a"), offer("z", 1, true)).proposed("a", "1");
    assertThat(ranked(5)).extracting(RankedOffer::fallback).containsExactly(false);
    given.excluded("a", "no");
    assertThat(ranked(5))
        .singleElement()
        .satisfies(
            won -> {
              assertThat(won.offer().id()).isEqualTo("z");
              assertThat(won.fallback()).isTrue();
            });
  }

  @Test
  void holdsTheFallbackToTheSameStages() {
    given.catalogue(offer("z", 1, true)).excluded("*", "unsubscribed from everything");
    assertThat(decide(1).recommendation())
        .isEqualTo(
            new NoOffer(
                "No rule proposed an offer. The fallback offer z was lost at exclusion:"
                    + " unsubscribed from everything"));
  }

  @Test
  void treatsAProposedFallbackAsAnyOffer() {
    given.catalogue(offer("a"), offer("z", 1, true)).proposed("a", "1").proposed("z", "2");
    assertThat(ranked(2))
        .extracting(o -> o.offer().id() + o.fallback())
        .containsExactly("zfalse", "afalse");
  }

  @Test
  void saysWhyThereIsNoOffer() {
    assertThat(decide(1).recommendation())
        .isEqualTo(
            new NoOffer(
                "No rule proposed an offer. There is no fallback offer to take its place."));
    given
        .catalogue(offer("a"), offer("b"))
        .proposed("a", "1")
        .proposed("b", "1")
        .excluded("b", "complaint open")
        .consent(Map.of(), Map.of());
    assertThat(decide(1).recommendation())
        .isEqualTo(
            new NoOffer(
                "All proposed offers were lost: a at consent, b at consent."
                    + " There is no fallback offer to take its place."));
  }

  @Test
  void refusesAnOfferThatIsNotInTheCatalogue() {
    given.proposed("ghost", "1");
    assertThatThrownBy(() -> decide(1))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("ghost");
  }

  private List<String> offered(int count) {
    return ranked(count).stream().map(o -> o.offer().id()).toList();
  }

  private List<RankedOffer> ranked(int count) {
    return ranked(decide(count));
  }

  private static List<RankedOffer> ranked(Decision decision) {
    return decision.recommendation() instanceof Offered offered ? offered.ranked() : List.of();
  }

  private List<Map.Entry<String, Stage>> stages() {
    return decide(9).rejected().stream().map(r -> Map.entry(r.offer(), r.stage())).toList();
  }

  private Decision decide(int count) {
    return decide(count, CapUsage.NONE);
  }

  private Decision decide(int count, CapUsage usage) {
    return settle(FakeProgram.of(given.offers(), given.findings()), usage, count);
  }

  private Decision settle(FakeProgram program, CapUsage usage, int count) {
    return Decider.settle(new Decider(program).propose(given.facts(), Detail.NONE), usage, count);
  }

  private static Offer valid(String id, Instant from, Instant to) {
    return new Offer(id, id, null, null, null, null, from, to, null, null, null, null, false);
  }

  private static Offer placed(String id, List<String> channels, List<String> placements) {
    return new Offer(
        id, id, null, channels, placements, null, null, null, null, null, null, null, false);
  }

  private static Offer purposed(String id, String purpose) {
    return new Offer(id, id, null, null, null, purpose, null, null, null, null, null, null, false);
  }
}
