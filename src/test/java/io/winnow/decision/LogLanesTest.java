package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogLanesTest {

  private static final int SHARE = 128;

  private static final class Queue implements LogLanes.Lane {

    private int waiting;
    private int inHand;

    @Override
    public int waiting() {
      return waiting;
    }

    @Override
    public int load() {
      return waiting + inHand;
    }
  }

  private final List<Queue> lanes = List.of(new Queue(), new Queue(), new Queue());
  private final LogLanes<Queue> choice = new LogLanes<>(lanes, SHARE);

  private int place(int size, boolean totals, String subject) {
    return lanes.indexOf(choice.of(size, totals, subject));
  }

  @Test
  void fewAreWrittenTogether() {
    for (int i = 0; i < SHARE; i++) {
      Queue lane = choice.of(1, false, i % 2 == 0 ? "c-" + i : null);
      assertThat(lane).isSameAs(lanes.get(0));
      lane.waiting++;
    }
    assertThat(lanes).extracting(Queue::waiting).containsExactly(SHARE, 0, 0);
  }

  @Test
  void othersComeInWhereManyWait() {
    lanes.get(0).waiting = SHARE;
    assertThat(place(1, false, null)).isEqualTo(1);
    lanes.get(1).waiting = 2;
    assertThat(place(1, false, null)).isEqualTo(2);
    lanes.get(2).inHand = 3;
    assertThat(place(1, false, null)).isEqualTo(1);
  }

  @Test
  void contactKeepsItsLaneWhereManyWait() {
    lanes.get(0).waiting = SHARE;
    int place = place(1, false, "somebody");
    assertThat(place).isPositive();
    lanes.get(place).waiting = 200;
    assertThat(place(1, false, "somebody")).isEqualTo(place);
  }

  @Test
  void largePartsOfBatchesAreSpread() {
    assertThat(place(256, false, null)).isEqualTo(1);
    lanes.get(1).inHand = 256;
    assertThat(place(256, false, null)).isEqualTo(2);
  }

  @Test
  void capsOverAllContactsAreTheFirstLanesHoweverMuchWaits() {
    lanes.get(0).waiting = 5_000;
    assertThat(place(1, true, "somebody")).isZero();
    assertThat(place(256, true, null)).isZero();
  }

  @Test
  void onlyLaneTakesAll() {
    Queue only = new Queue();
    LogLanes<Queue> one = new LogLanes<>(List.of(only), SHARE);
    only.waiting = 5_000;
    assertThat(one.of(256, false, null)).isSameAs(only);
    assertThat(one.of(1, false, "somebody")).isSameAs(only);
  }
}
