package io.winnow.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the published figures of a randomised campaign, and against SciPy 1.17. */
class ComparisonsTest {

  static final Sample SPEND_NOBODY = sums(21_306, "13908.33", "2870050.3621");
  static final Sample SPEND_MENS = sums(21_307, "30311.69", "6759024.4973");
  private static final Sample SPEND_WOMENS = sums(21_387, "23038.11", "4911446.5763");

  private static Sample sums(long n, String sum, String squares) {
    return new Sample(n, new BigDecimal(sum), new BigDecimal(squares));
  }

  private static Difference rates(long n, long having, long others, long othersHaving) {
    return Comparisons.ofRates(Sample.ofRate(n, having), Sample.ofRate(others, othersHaving), 0.95);
  }

  @Test
  void visitsOfTheMensArm() {
    Difference visits = rates(21_306, 2_262, 21_307, 3_894);
    assertThat(visits.difference()).isEqualTo(0.076590, within(5e-7));
    assertThat(visits.statistic()).isEqualTo(22.48604082719282, within(1e-12));
    assertThat(visits.interval().low()).isEqualTo(0.069954, within(5e-7));
    assertThat(visits.interval().high()).isEqualTo(0.083226, within(5e-7));
    assertThat(visits.pValue()).isEqualTo(5.685165482802317e-112, within(1e-122));
  }

  @Test
  void conversionsOfBothArms() {
    Difference mens = rates(21_306, 122, 21_307, 267);
    assertThat(mens.difference()).isEqualTo(0.006805, within(5e-7));
    assertThat(mens.statistic()).isEqualTo(7.385114410925771, within(1e-12));
    assertThat(mens.interval().low()).isEqualTo(0.005000, within(5e-7));
    assertThat(mens.interval().high()).isEqualTo(0.008610, within(5e-7));
    assertThat(mens.lift()).isEqualTo((267 / 21_307.0) / (122 / 21_306.0) - 1, within(1e-12));
    assertThat(rates(21_306, 122, 21_387, 189).statistic()).isEqualTo(3.780, within(5e-4));
    assertThat(rates(21_306, 2_262, 21_387, 3_238).statistic()).isEqualTo(13.949, within(5e-4));
  }

  @Test
  void spendOfBothArms() {
    Difference mens = Comparisons.ofMeans(SPEND_NOBODY, SPEND_MENS, 0.95);
    assertThat(mens.difference()).isEqualTo(0.769827, within(5e-7));
    assertThat(mens.statistic()).isEqualTo(5.300140358411667, within(1e-10));
    assertThat(mens.degrees()).isEqualTo(36671.157977360504, within(1e-6));
    assertThat(mens.pValue()).isEqualTo(1.1638149682254943e-07, within(1e-17));
    assertThat(mens.interval().low()).isEqualTo(0.4851397325684073, within(1e-10));
    assertThat(mens.interval().high()).isEqualTo(1.0545145792206656, within(1e-10));
    Difference womens = Comparisons.ofMeans(SPEND_NOBODY, SPEND_WOMENS, 0.95);
    assertThat(womens.difference()).isEqualTo(0.424412, within(5e-7));
    assertThat(womens.statistic()).isEqualTo(3.256, within(5e-4));
  }

  @Test
  void armsAreAsLargeAsTheyShouldBe() {
    SampleRatio ratio = SampleRatio.of(new long[] {21_307, 21_387, 21_306}, new double[] {1, 1, 1});
    assertThat(ratio.chiSquare()).isEqualTo(0.20253125, within(1e-12));
    assertThat(ratio.pValue()).isEqualTo(0.9036929575604196, within(1e-12));
    assertThat(ratio.isAlarming()).isFalse();
    assertThat(SampleRatio.of(new long[] {5_000, 5_400}, new double[] {50, 50}).isAlarming())
        .isTrue();
    assertThat(SampleRatio.of(new long[] {0, 0}, new double[] {1, 1}).pValue()).isNaN();
  }

  @Test
  void theCovariateMakesTheErrorSmaller() {
    Cuped.Adjusted adjusted =
        Cuped.adjust(
            List.of(
                group(SPEND_NOBODY, "5132245.81", "2597172414.5563", "4267933.8399"),
                group(SPEND_MENS, "5174105.18", "2700687619.2752", "9857526.2586")));
    assertThat(adjusted.theta()).isEqualTo(0.0012172035835528888, within(1e-15));
    assertThat(adjusted.groups().get(0).mean()).isEqualTo(0.6539781512987969, within(1e-12));
    assertThat(adjusted.groups().get(1).mean()).isEqualTo(1.4214277706119036, within(1e-12));
    assertThat(adjusted.groups().get(0).variance()).isEqualTo(134.2761554393244, within(1e-8));
    assertThat(adjusted.groups().get(1).variance()).isEqualTo(315.02695045822867, within(1e-8));
    assertThat(
            Comparisons.ofMeans(adjusted.groups().get(0), adjusted.groups().get(1), 0.95)
                .standardError())
        .isLessThan(Comparisons.ofMeans(SPEND_NOBODY, SPEND_MENS, 0.95).standardError());
  }

  private static Cuped.Group group(Sample y, String x, String xx, String xy) {
    return new Cuped.Group(y, new BigDecimal(x), new BigDecimal(xx), new BigDecimal(xy));
  }

  @Test
  void aCovariateThatDoesNotVaryChangesNothing() {
    Cuped.Adjusted adjusted =
        Cuped.adjust(List.of(group(SPEND_NOBODY, "0", "0", "0"), group(SPEND_MENS, "0", "0", "0")));
    assertThat(adjusted.theta()).isZero();
    assertThat(adjusted.groups().get(1).mean()).isEqualTo(SPEND_MENS.mean());
    assertThat(adjusted.groups().get(1).variance()).isEqualTo(SPEND_MENS.variance());
  }

  @Test
  void sequentialIntervalsAreWider() {
    Interval interval = Sequential.interval(0.03, 0.01, 2_000, 0.95);
    assertThat(interval.low()).isEqualTo(0.03 - 0.031237790916747294, within(1e-14));
    assertThat(interval.high()).isEqualTo(0.03 + 0.031237790916747294, within(1e-14));
    assertThat(Sequential.pValue(0.03, 0.01, 2_000, 0.95))
        .isEqualTo(0.06670175521542615, within(1e-14));
    assertThat(Sequential.interval(0.03, 0, 2_000, 0.95).contains(1e9)).isTrue();
  }

  @Test
  void holmKeepsTheOrderAndNeverFalls() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    assertThat(Holm.adjust(0.9, Double.NaN, 0.02)[1]).isNaN();
    assertThat(Holm.adjust(0.9, Double.NaN, 0.02)[2]).isEqualTo(0.04);
    assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
  }

  @Test
  void chancesToBeBest() {
    double[] three =
        BestChance.ofRates(
            List.of(Sample.ofRate(1_000, 100), Sample.ofRate(1_000, 110), Sample.ofRate(1_000, 95)),
            true);
    assertThat(three)
        .containsExactly(
            new double[] {0.2043217845747308, 0.7027415046241122, 0.09293671050115668},
            within(1e-7));
    double[] two =
        BestChance.ofMeans(
            List.of(new Cuped.Adjustment(500, 1.0, 4), new Cuped.Adjustment(600, 1.1, 5)), true);
    assertThat(two[1]).isEqualTo(0.7830280918510666, within(1e-7));
    assertThat(BestChance.ofRates(List.of(Sample.ofRate(0, 0), Sample.ofRate(0, 0)), true))
        .containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    double[] fewer =
        BestChance.ofRates(List.of(Sample.ofRate(1_000, 10), Sample.ofRate(1_000, 20)), false);
    assertThat(fewer[0]).isGreaterThan(0.9);
  }

  @Test
  void tellsWhatCanBeDetected() {
    assertThat(Power.detectable(0.01, 0.95)).isEqualTo(0.028015852181129683, within(1e-14));
    assertThat(Power.timesAsMany(0.01, 0.028015852181129683, 0.95)).isEqualTo(1, within(1e-12));
    assertThat(Power.timesAsMany(0.01, 0.028015852181129683 / 2, 0.95)).isEqualTo(4, within(1e-12));
    double times = Power.timesAsManyAnytime(0.01, 5_000, 0.02, 0.95);
    double error = 0.01 / Math.sqrt(times);
    Interval then = Sequential.interval(0.02, error, Math.round(5_000 * times), 0.95);
    assertThat(then.low()).isEqualTo(0.8416212335729143 * error, within(1e-6));
    assertThat(times).isGreaterThan(Power.timesAsMany(0.01, 0.02, 0.95));
    assertThat(Power.timesAsManyAnytime(0.01, 5_000, 1, 0.95)).isEqualTo(1);
    assertThat(Power.timesAsManyAnytime(0, 5_000, 1, 0.95)).isNaN();
  }

  @Test
  void nothingIsKnownOfNobody() {
    Difference none = rates(0, 0, 10, 5);
    assertThat(none.difference()).isNaN();
    assertThat(none.interval().contains(0)).isTrue();
    Difference one = Comparisons.ofMeans(Sample.of(1), Sample.of(2), 0.95);
    assertThat(one.pValue()).isNaN();
    assertThat(rates(10, 0, 10, 0).pValue()).isNaN();
  }
}
