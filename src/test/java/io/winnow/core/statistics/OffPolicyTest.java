package io.winnow.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OffPolicyTest {

  private static void add(
      OffPolicy into, String done, String wanted, double propensity, int rows, int having) {
    for (int i = 0; i < rows; i++) {
      into.add(done, propensity, wanted, i < having ? 1 : 0);
    }
  }

  /**
   * Visits of a published campaign with three arms, by what was sent and what a rule would send.
   */
  @Test
  void theValueOfARuleOnAPublishedCampaign() {
    OffPolicy visits = new OffPolicy();
    add(visits, "none", "mens", 1 / 3.0, 11_787, 1_350);
    add(visits, "womens", "mens", 1 / 3.0, 11_740, 1_600);
    add(visits, "mens", "mens", 1 / 3.0, 11_739, 2_302);
    add(visits, "womens", "womens", 1 / 3.0, 9_647, 1_638);
    add(visits, "mens", "womens", 1 / 3.0, 9_568, 1_592);
    add(visits, "none", "womens", 1 / 3.0, 9_519, 912);
    OffPolicy.Result result = visits.result(0.95);
    assertThat(result.rows()).isEqualTo(64_000);
    assertThat(result.agreeing()).isEqualTo(21_386);
    assertThat(result.effective()).isEqualTo(21_386, within(1e-6));
    assertThat(result.selfNormalised().value()).isEqualTo(0.18423267558215656, within(1e-12));
    assertThat(result.inversePropensity().value()).isEqualTo(0.1846875, within(1e-12));
    assertThat(result.doublyRobust().value()).isEqualTo(0.1843, within(5e-4));
    assertThat(visits.asItWas().mean()).isEqualTo(9_394 / 64_000.0, within(1e-12));
  }

  /**
   * A campaign whose truth is known: 19 of 20 intervals hold it, and the robust one is narrowest.
   */
  @Test
  void intervalsHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(7);
    int campaigns = 400;
    int plain = 0;
    int normalised = 0;
    int robust = 0;
    double plainErrors = 0;
    double robustErrors = 0;
    for (int campaign = 0; campaign < campaigns; campaign++) {
      OffPolicy policy = new OffPolicy();
      for (int i = 0; i < 2_000; i++) {
        boolean loyal = random.nextInt(3) == 0;
        // the lot preferred the coupon for those who are loyal
        double propensity = loyal ? 0.7 : 0.2;
        boolean coupon = random.nextDouble() < propensity;
        double chance = loyal ? (coupon ? 0.6 : 0.5) : (coupon ? 0.3 : 0.1);
        policy.add(
            coupon ? "coupon" : "nothing",
            coupon ? propensity : 1 - propensity,
            loyal ? "nothing" : "coupon",
            random.nextDouble() < chance ? 1 : 0);
      }
      OffPolicy.Result result = policy.result(0.95);
      double truth = 0.5 / 3 + 0.3 * 2 / 3;
      plain += result.inversePropensity().interval().contains(truth) ? 1 : 0;
      normalised += result.selfNormalised().interval().contains(truth) ? 1 : 0;
      robust += result.doublyRobust().interval().contains(truth) ? 1 : 0;
      plainErrors += result.inversePropensity().standardError();
      robustErrors += result.doublyRobust().standardError();
    }
    assertThat(plain / (double) campaigns).isBetween(0.92, 0.98);
    assertThat(normalised / (double) campaigns).isBetween(0.92, 0.98);
    assertThat(robust / (double) campaigns).isBetween(0.92, 0.98);
    assertThat(robustErrors).isLessThan(plainErrors);
  }

  @Test
  void refusesWhatIsNoPropensity() {
    OffPolicy policy = new OffPolicy();
    assertThatIllegalArgumentException().isThrownBy(() -> policy.add("a", 0, "a", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> policy.add("a", 1.1, "a", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.add("a", 0.5, "a", Double.POSITIVE_INFINITY));
  }

  @Test
  void aRuleThatNeverAgreesHasNoValue() {
    OffPolicy policy = new OffPolicy();
    policy.add("a", 0.5, "b", 1);
    assertThat(policy.result(0.95).agreeing()).isZero();
    assertThat(policy.result(0.95).selfNormalised().value()).isNaN();
    assertThat(policy.result(0.95).inversePropensity().value()).isNaN();
    assertThat(policy.result(0.95).doublyRobust().interval().low()).isNaN();
    assertThat(policy.result(0.95).unsupported()).isEqualTo(1);
  }

  @Test
  void ofArmsThatTheLotNeverGaveNothingIsKnown() {
    OffPolicy policy = new OffPolicy();
    add(policy, "a", "a", 0.5, 10, 5);
    add(policy, "b", "c", 0.5, 10, 5);
    OffPolicy.Result result = policy.result(0.95);
    assertThat(result.unsupported()).isEqualTo(10);
    assertThat(result.inversePropensity().value()).isNaN();
    assertThat(result.doublyRobust().value()).isNaN();
    assertThat(result.selfNormalised().value()).isEqualTo(0.5);
  }
}
