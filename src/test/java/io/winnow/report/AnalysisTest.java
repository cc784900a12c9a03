package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Guardrail;
import io.winnow.core.experiment.Holdout;
import io.winnow.core.experiment.State;
import io.winnow.core.experiment.Variant;
import io.winnow.experiment.Money;
import io.winnow.experiment.Phase;
import io.winnow.experiment.VariantSums;
import io.winnow.experiment.VariantSums.MetricSum;
import io.winnow.report.Report.Comparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final List<VariantSums> sums = new ArrayList<>();
  private List<Guardrail> guardrails = List.of();
  private List<Variant> variants =
      List.of(new Variant("none", 1, 1), new Variant("mens", 2, 1), new Variant("womens", 3, 1));
  private Holdout holdout;
  private Money money = new Money("EUR", "EUR");
  private String goal = "conversion";
  private double coverage = 1;
  private boolean holdoutAhead;

  private Report report() {
    Experiment experiment =
        new Experiment(
            "e",
            "crm",
            "",
            goal,
            guardrails,
            variants,
            coverage,
            holdout,
            List.of(),
            null,
            List.of(),
            "e",
            1,
            START,
            State.RUNNING);
    Instant now = START.plus(Duration.ofDays(10));
    Phase phase = new Phase(experiment, START, null, holdoutAhead);
    return new Analysis(phase, sums, money, 0.95, 0.05, now).report();
  }

  private static MetricSum rate(long having) {
    BigDecimal sum = BigDecimal.valueOf(having);
    return new MetricSum(sum, sum, BigDecimal.ZERO);
  }

  private static MetricSum money(String sum, String squares, String xy) {
    return new MetricSum(new BigDecimal(sum), new BigDecimal(squares), new BigDecimal(xy));
  }

  private void add(
      String variant, long n, long mixed, String x, String xx, Map<String, MetricSum> metrics) {
    sums.add(
        new VariantSums(variant, null, n, mixed, new BigDecimal(x), new BigDecimal(xx), metrics));
  }

  private void add(String variant, long n, long converted) {
    add(variant, n, 0, "0", "0", Map.of("conversion", rate(converted)));
  }

  /** The sums of a published campaign of 64,000 contacts with three arms. */
  private void published() {
    add(
        "none",
        21_306,
        0,
        "5132245.81",
        "2597172414.5563",
        Map.of(
            "click", rate(2_262),
            "conversion", rate(122),
            "revenue", money("13908.33", "2870050.3621", "4267933.8399")));
    add(
        "mens",
        21_307,
        0,
        "5174105.18",
        "2700687619.2752",
        Map.of(
            "click", rate(3_894),
            "conversion", rate(267),
            "revenue", money("30311.69", "6759024.4973", "9857526.2586")));
    add(
        "womens",
        21_387,
        0,
        "5187130.98",
        "2652326978.5210",
        Map.of(
            "click", rate(3_238),
            "conversion", rate(189),
            "revenue", money("23038.11", "4911446.5763", "7513096.1923")));
  }

  private static Comparison of(Report report, String variant, String metric) {
    return report.comparisons().stream()
        .filter(c -> c.variant().equals(variant) && c.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysOfAPublishedCampaignWhatIsKnownOfIt() {
    published();
    Report report = report();
    assertThat(report.sampleRatio().chiSquare()).isEqualTo(0.2025, within(5e-5));
    assertThat(report.sampleRatio().pValue()).isEqualTo(0.904, within(5e-4));
    assertThat(report.health()).isEmpty();
    Comparison visits = of(report, "mens", "click");
    assertThat(visits.difference()).isEqualTo(0.076590, within(5e-7));
    assertThat(visits.statistic()).isEqualTo(22.486, within(5e-4));
    assertThat(visits.interval().low()).isEqualTo(0.069954, within(5e-7));
    assertThat(visits.interval().high()).isEqualTo(0.083226, within(5e-7));
    assertThat(visits.role()).isEqualTo("secondary");
    assertThat(visits.adjustedPValue()).isGreaterThan(visits.pValue()).isLessThan(1e-100);
    Comparison spend = of(report, "womens", "revenue");
    assertThat(spend.difference()).isEqualTo(0.424412, within(5e-7));
    assertThat(spend.statistic()).isEqualTo(3.256, within(5e-4));
    assertThat(spend.cuped().varianceReduction()).isBetween(0.0, 0.01);
    assertThat(of(report, "womens", "conversion").adjustedPValue()).isNull();
    assertThat(report.chances().get("conversion").get("mens")).isGreaterThan(0.999);
    assertThat(report.advice().code()).isEqualTo("ship");
    assertThat(report.advice().variant()).isEqualTo("mens");
    assertThat(report.advice().text()).contains("1.25 % instead of 0.57 %");
    assertThat(report.contactsPerDay()).isEqualTo(6_400);
    assertThat(report.comparisons()).hasSize(12);
  }

  @Test
  void hasNoAdviceBeforeEverybodyWasReached() {
    assertThat(report().advice().code()).isEqualTo("no-data");
    add("none", 10, 1);
    add("mens", 10, 1);
    Report report = report();
    assertThat(report.advice().code()).isEqualTo("no-data");
    assertThat(report.variants()).hasSize(3);
    assertThat(report.variants().get(2).contacts()).isZero();
  }

  @Test
  void doesNotAdviseWhereContactsAreMissing() {
    add("none", 10_000, 100);
    add("mens", 9_000, 400);
    add("womens", 10_000, 100);
    Report report = report();
    assertThat(report.health()).singleElement().extracting("code").isEqualTo("sample-ratio");
    assertThat(report.advice().code()).isEqualTo("unhealthy");
  }

  @Test
  void doesNotAdviseWhereGroupsDifferedBefore() {
    add("none", 1_000, 0, "10000", "200000", Map.of());
    add("mens", 1_000, 0, "20000", "500000", Map.of());
    add("womens", 1_000, 30, "10000", "200000", Map.of());
    Report report = report();
    assertThat(report.health()).extracting("code").containsExactly("imbalance", "mixed");
    assertThat(report.health().get(0).text()).contains("'mens' had spent 10.00 more");
    assertThat(report.health().get(1).text()).contains("30 of 1000 contacts of 'womens'");
  }

  @Test
  void doesNotAdviseByMoneyOfSeveralCurrencies() {
    published();
    assertThat(report().currency()).isEqualTo("EUR");
    money = new Money("EUR", "USD");
    Report byConversion = report();
    assertThat(byConversion.currency()).isNull();
    assertThat(byConversion.health()).extracting("code").containsExactly("currencies");
    assertThat(byConversion.health().get(0).text()).contains("EUR and USD");
    assertThat(byConversion.advice().code()).isEqualTo("ship");
    goal = "revenue";
    assertThat(report().advice().code()).isEqualTo("unhealthy");
    goal = "conversion";
    guardrails = List.of(new Guardrail("revenue", 0));
    assertThat(report().advice().code()).isEqualTo("unhealthy");
  }

  @Test
  void rollsBackWhatBreaksAGuardrailHoweverWellItSells() {
    guardrails = List.of(new Guardrail("unsubscribe", 0.1));
    Map<String, MetricSum> usual = Map.of("conversion", rate(500), "unsubscribe", rate(100));
    add("none", 20_000, 0, "0", "0", usual);
    add("womens", 20_000, 0, "0", "0", usual);
    Map<String, MetricSum> harmful = new HashMap<>(usual);
    harmful.put("conversion", rate(900));
    harmful.put("unsubscribe", rate(300));
    add("mens", 20_000, 0, "0", "0", harmful);
    Report report = report();
    assertThat(report.advice().code()).isEqualTo("roll-back");
    assertThat(report.advice().variant()).isEqualTo("mens");
    assertThat(report.advice().text()).contains("unsubscribe", "1.50 % instead of 0.50 %");
    assertThat(of(report, "mens", "unsubscribe").better()).isFalse();
    assertThat(of(report, "mens", "unsubscribe").role()).isEqualTo("guardrail");
  }

  /** Neither group varies in itself, and yet they could not differ more. */
  @Test
  void rollsBackWhatEverybodyDidAndNobodyDoesAnyMore() {
    guardrails = List.of(new Guardrail("open", 0.1));
    variants = variants.subList(0, 2);
    add("none", 2_000, 0, "0", "0", Map.of("open", rate(2_000)));
    add("mens", 2_000, 0, "0", "0", Map.of());
    Report report = report();
    assertThat(report.advice().code()).isEqualTo("roll-back");
    assertThat(report.advice().text()).contains("open is 0.00 % instead of 100.00 %");
    assertThat(of(report, "mens", "open").anytime().interval().high()).isBetween(-1.0, -0.9);
  }

  @Test
  void doesNotTakeNothingSoFarForCertainty() {
    guardrails = List.of(new Guardrail("unsubscribe", 0));
    variants = variants.subList(0, 2);
    add("none", 1_000, 100);
    add("mens", 1_000, 100);
    Report report = report();
    assertThat(report.advice().code()).isEqualTo("keep-running");
    Comparison unsubscribe = of(report, "mens", "unsubscribe");
    assertThat(unsubscribe.anytime().interval().low()).isBetween(-0.02, -0.001);
    assertThat(unsubscribe.anytime().interval().high()).isBetween(0.001, 0.02);
    assertThat(unsubscribe.detectable()).isPositive();
  }

  @Test
  void countsTheDaysUntilTheEffectCanBeFound() {
    variants = variants.subList(0, 2);
    add("none", 2_000, 200);
    add("mens", 2_000, 205);
    Report report = report();
    assertThat(report.advice().code()).isEqualTo("keep-running");
    // some 67 times as many: an interval of 3.5 errors and 0.84 for the power, in 0.05 p
    assertThat(report.daysLeft()).isBetween(640.0, 700.0);
    assertThat(report.advice().text()).contains("days until a lift of 5 % in conversion");
  }

  @Test
  void saysWhenThereIsNothingToFind() {
    variants = variants.subList(0, 2);
    add("none", 200_000, 20_000);
    add("mens", 200_000, 20_010);
    assertThat(report().advice().code()).isEqualTo("no-difference");
    assertThat(report().daysLeft()).isZero();
  }

  /** More than half of the effect is there: too little is known to say that there is none. */
  @Test
  void doesNotDenyWhatCannotBeExcluded() {
    variants = variants.subList(0, 2);
    add("none", 200_000, 20_000);
    add("mens", 200_000, 20_600);
    assertThat(report().daysLeft()).isZero();
    assertThat(report().advice().code()).isEqualTo("keep-running");
    assertThat(report().advice().text()).contains("neither a difference in conversion nor");
  }

  @Test
  void comparesOneVariantWithTheHoldout() {
    variants = variants.subList(0, 1);
    holdout = new Holdout(0.5, Holdout.Treatment.LIVE);
    add("none", 20_000, 600);
    add(null, 20_000, 1_000);
    Report report = report();
    assertThat(report.holdout().contacts()).isEqualTo(20_000);
    assertThat(report.comparisons().get(0).against()).isNull();
    assertThat(report.advice().code()).isEqualTo("roll-back");
    assertThat(report.advice().text()).contains("'none' does harm, conversion is 3.00 % instead");
  }

  @Test
  void checksTheSharesOfHoldoutAndVariantsAtAnyCoverage() {
    variants = variants.subList(0, 1);
    holdout = new Holdout(0.1, Holdout.Treatment.LIVE);
    coverage = 0.3;
    add("none", 9_000, 900);
    add(null, 1_000, 100);
    Report report = report();
    assertThat(report.sampleRatio().chiSquare()).isZero();
    assertThat(report.holdout().expected()).isEqualTo(0.1);
    assertThat(report.variants().get(0).expected()).isEqualTo(0.9);
    sums.remove(1);
    add(null, 2_000, 200);
    assertThat(report().health()).extracting("code").containsExactly("sample-ratio");
  }

  /** A tenth was held out from the first minute on, while a hundredth got the variant. */
  @Test
  void believesNoDifferenceToAHoldoutThatWasSeenBefore() {
    variants = variants.subList(0, 1);
    holdout = new Holdout(0.1, Holdout.Treatment.LIVE);
    holdoutAhead = true;
    add("none", 9_000, 300);
    add(null, 2_000, 200);
    Report report = report();
    assertThat(report.health()).extracting("code").containsExactly("holdout-ahead");
    assertThat(report.advice().code()).isEqualTo("unhealthy");
    assertThat(report.holdout().expected()).isNull();
    variants = List.of(new Variant("none", 1, 1), new Variant("mens", 2, 1));
    add("mens", 9_000, 600);
    assertThat(report().advice().code()).isEqualTo("ship");
  }

  /** 3.2 errors are enough for one comparison, which takes 3.0, and not for the best of three. */
  @Test
  void asksForMoreOfTheBestOfManyVariants() {
    variants = variants.subList(0, 2);
    add("none", 3_000, 300);
    add("mens", 3_000, 378);
    assertThat(report().advice().code()).isEqualTo("ship");
    Double days = report().daysLeft();
    variants =
        List.of(
            new Variant("none", 1, 1),
            new Variant("mens", 2, 1),
            new Variant("womens", 3, 1),
            new Variant("kids", 4, 1));
    add("womens", 3_000, 300);
    add("kids", 3_000, 300);
    Report report = report();
    assertThat(of(report, "mens", "conversion").anytime().interval().low()).isPositive();
    assertThat(report.advice().code()).isEqualTo("keep-running");
    assertThat(report.daysLeft()).isGreaterThan(days);
    sums.remove(1);
    add("mens", 3_000, 410);
    assertThat(report().advice().code()).isEqualTo("ship");
  }

  @Test
  void tellsOfEverySegmentWhatItTellsOfAll() {
    variants = variants.subList(0, 2);
    published();
    sums.remove(2);
    sums.add(
        new VariantSums(
            "none",
            "loyal",
            2_000,
            1,
            new BigDecimal("4000"),
            new BigDecimal("20000"),
            Map.of(
                "click",
                rate(100),
                "conversion",
                rate(20),
                "revenue",
                money("500", "20000", "0"))));
    sums.add(
        new VariantSums(
            "mens",
            "loyal",
            2_500,
            0,
            new BigDecimal("5000"),
            new BigDecimal("25000"),
            Map.of(
                "click",
                rate(150),
                "conversion",
                rate(50),
                "revenue",
                money("1000", "60000", "0"))));
    Report.SegmentPart loyal = report().segments().get(0);
    assertThat(report().segments()).hasSize(1);
    assertThat(loyal.segment()).isEqualTo("loyal");
    assertThat(loyal.variants()).extracting("contacts").containsExactly(2_000L, 2_500L);
    assertThat(loyal.variants()).extracting("mixed").containsExactly(1L, 0L);
    assertThat(loyal.variants().get(0).metrics().get("click").value()).isEqualTo(0.05);
    assertThat(loyal.variants().get(1).metrics().get("conversion").value()).isEqualTo(0.02);
    assertThat(loyal.variants().get(1).metrics().get("conversion").total()).isEqualTo(50);
    assertThat(loyal.variants().get(1).metrics().get("revenue").value()).isEqualTo(0.4);
    assertThat(loyal.variants().get(1).metrics().get("accept").value()).isZero();
    assertThat(loyal.holdout()).isNull();
    assertThat(loyal.comparisons())
        .extracting("metric")
        .containsExactly("open", "click", "accept", "conversion", "revenue", "unsubscribe");
    Comparison clicks = loyal.comparisons().get(1);
    assertThat(clicks.difference()).isEqualTo(0.01, within(1e-12));
    // pooled 250 of 4,500: 0.01 / sqrt(0.05556 * 0.94444 * (1/2000 + 1/2500))
    assertThat(clicks.statistic()).isEqualTo(1.4552, within(5e-5));
    assertThat(clicks.adjustedPValue()).isNull();
    assertThat(of(report(), "mens", "click").adjustedPValue()).isLessThan(1e-100);
  }

  @Test
  void tellsNoNumberThatIsNotKnown() {
    add("none", 1, 0);
    add("mens", 1, 0);
    add("womens", 1, 0);
    Comparison revenue = of(report(), "mens", "revenue");
    assertThat(revenue.pValue()).isNull();
    assertThat(revenue.interval().low()).isNull();
    assertThat(revenue.lift()).isNull();
    assertThat(report().advice().code()).isEqualTo("keep-running");
  }
}
