package io.winnow.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.decision.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PauseTest {

  private static final Pause PAUSE =
      new Pause(2, 10, 30, 3, Map.of("loyalty", List.of("gold", "silver")));

  private static Instant day(int day) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
  }

  private static Touch ignored(String offer, int day) {
    return new Touch(offer, day(day), false, null);
  }

  private static List<String> held(int day, Touch... touches) {
    return PAUSE.holds(List.of(touches), day(day)).stream().map(Hold::offer).toList();
  }

  @Test
  void pausesTheWholeGroupOnceEnoughWasIgnored() {
    Touch[] two = {ignored("gold", 0), ignored("silver", 5)};
    assertThat(held(7, two)).isEmpty();
    assertThat(held(8, two)).containsExactly("gold", "silver");
    assertThat(held(37, two)).containsExactly("gold", "silver");
    assertThat(held(38, two)).isEmpty();
  }

  @Test
  void anOfferInNoGroupIsAGroupOfItsOwn() {
    assertThat(held(9, ignored("book", 0), ignored("book", 1))).containsExactly("book");
    assertThat(held(9, ignored("book", 0), ignored("pen", 1))).isEmpty();
    assertThat(held(9, ignored("book", 0), ignored("book", 0))).containsExactly("book");
  }

  @Test
  void whatIsFarApartPausesNothing() {
    assertThat(held(20, ignored("gold", 0), ignored("gold", 9))).isNotEmpty();
    assertThat(held(20, ignored("gold", 0), ignored("gold", 10))).isEmpty();
  }

  @Test
  void anAnswerHoweverLateIsNoIgnoring() {
    assertThat(held(9, ignored("gold", 0), new Touch("gold", day(1), true, null))).isEmpty();
  }

  @Test
  void aRejectionCountsAtOnce() {
    Touch rejected = new Touch("gold", day(5), false, day(5).plusSeconds(60));
    assertThat(held(5, ignored("silver", 0), rejected)).isEmpty();
    assertThat(held(6, ignored("silver", 0), rejected)).isNotEmpty();
  }

  @Test
  void eachFurtherOneBeginsThePauseAnew() {
    Touch[] three = {ignored("gold", 0), ignored("gold", 1), ignored("gold", 6)};
    assertThat(held(35, three)).isNotEmpty();
    assertThat(held(38, three)).isNotEmpty();
    assertThat(held(39, three)).isEmpty();
  }

  @Test
  void tellsUntilWhen() {
    assertThat(PAUSE.holds(List.of(ignored("gold", 0), ignored("gold", 1)), day(9)))
        .extracting(Hold::text)
        .contains("2 offers of loyalty ignored within 10 days; paused until 2026-02-04T00:00:00Z.");
  }
}
