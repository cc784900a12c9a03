package io.winnow.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.impact.ImpactResult.Changed;
import io.winnow.impact.ImpactResult.Share;
import io.winnow.impact.ImpactResult.Shrunk;
import io.winnow.impact.ImpactResult.Sides;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTest {

  private static ImpactResult result(String changed, String covered, Shrunk... shrunk) {
    Share share = new Share(0, new BigDecimal(changed));
    Share coverage = new Share(0, new BigDecimal(covered));
    return new ImpactResult(
        100,
        new Sides<>(0L, 0L),
        new Sides<>(coverage, coverage),
        new Sides<>(BigDecimal.ZERO, BigDecimal.ZERO),
        null,
        new Changed(share, share),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(shrunk),
        List.of(),
        List.of());
  }

  private static Shrunk shrunk(String id, String percent) {
    return new Shrunk(id, 100, 50, new BigDecimal(percent));
  }

  private static Gates gates(String change, String shrink, String coverage) {
    return new Gates(number(change), number(shrink), number(coverage));
  }

  private static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  @Test
  void withoutGatesAnythingPasses() {
    Gates none = gates(null, null, null);
    assertThat(none.areOpen()).isTrue();
    assertThat(none.exceeded(result("100.00", "0.00", shrunk("a", "100.00")))).isEmpty();
  }

  @Test
  void limitsThemselvesPass() {
    assertThat(gates("10", "20", "80").exceeded(result("10.00", "80.00", shrunk("a", "20.00"))))
        .isEmpty();
  }

  @Test
  void eachGateSaysWhatExceedsIt() {
    assertThat(
            gates("10", "20", "80")
                .exceeded(result("10.01", "79.99", shrunk("a", "20.01"), shrunk("b", "100.00"))))
        .containsExactly(
            "10.01 % of the contacts would get another offer, more than 10 %.",
            "Segment 'a' would lose 20.01 % of its contacts, more than 20 %.",
            "Segment 'b' would lose 100.00 % of its contacts, more than 20 %.",
            "79.99 % of the contacts would get an offer, less than 80 %.");
  }
}
