package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.decision.Segment;
import io.winnow.core.decision.Segment.Group;
import io.winnow.decision.DecisionResult.InSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class BareSegmentsTest {

  private static final List<Segment> ONE = List.of(new Segment("one", "One", Group.VALUE, ""));
  private static final List<Segment> OTHER =
      List.of(new Segment("other", "Other", Group.VALUE, ""));

  @Test
  void areTheSameObjectsEachTime() {
    InSegment first = BareSegments.of("sha256:same", ONE).get(0);
    assertThat(first).isEqualTo(new InSegment("one", "One", "value", List.of()));
    assertThat(BareSegments.of("sha256:same", ONE).get(0)).isSameAs(first);
  }

  @Test
  void areThoseThatAreDeclaredWhateverTheVersionIsCalled() {
    BareSegments.of("sha256:", ONE);
    assertThat(BareSegments.of("sha256:", OTHER))
        .extracting(InSegment::id)
        .containsExactly("other");
  }
}
