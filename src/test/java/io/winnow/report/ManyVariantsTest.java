package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.State;
import io.winnow.core.experiment.Variant;
import io.winnow.experiment.VariantSums;
import io.winnow.experiment.VariantSums.MetricSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two thousand experiments of four variants in which nothing differs, looked at every day. */
class ManyVariantsTest {

  private static final int EXPERIMENTS = 2_000;
  private static final int DAYS = 20;
  private static final int CONTACTS_A_DAY = 150;
  private static final List<String> KEYS = List.of("a", "b", "c", "d");

  private static final Experiment FOUR =
      new Experiment(
          "e",
          "crm",
          "",
          "conversion",
          List.of(),
          KEYS.stream().map(key -> new Variant(key, 1, 1)).toList(),
          1,
          null,
          List.of(),
          null,
          List.of(),
          "e",
          1,
          null,
          State.RUNNING);

  private static Group group(String key, long n, long having) {
    BigDecimal sum = BigDecimal.valueOf(having);
    return new Group(
        key,
        new VariantSums(
            key,
            null,
            n,
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Map.of("conversion", new MetricSum(sum, sum, BigDecimal.ZERO))));
  }

  @Test
  void areNotAdvisedToShipMoreOftenThanPromised() {
    SplittableRandom random = new SplittableRandom(20_261_128);
    int shipped = 0;
    int unadjusted = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      long[] having = new long[KEYS.size()];
      boolean ship = false;
      boolean plain = false;
      for (int day = 1; day <= DAYS; day++) {
        for (int i = 0; i < having.length; i++) {
          for (int contact = 0; contact < CONTACTS_A_DAY; contact++) {
            having[i] += random.nextInt(10) == 0 ? 1 : 0;
          }
        }
        long n = (long) day * CONTACTS_A_DAY;
        List<Group> groups =
            IntStream.range(0, having.length)
                .mapToObj(i -> group(KEYS.get(i), n, having[i]))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        groups.stream().skip(1).forEach(g -> pairs.add(new Pair(groups.get(0), g)));
        ship |= isShipped(pairs, groups);
        plain |= pairs.stream().anyMatch(pair -> isShipped(List.of(pair), groups));
      }
      shipped += ship ? 1 : 0;
      unadjusted += plain ? 1 : 0;
    }
    assertThat(shipped / (double) EXPERIMENTS).isLessThanOrEqualTo(0.05);
    // each pair for itself alone
    assertThat(unadjusted).isGreaterThan(shipped);
  }

  private static boolean isShipped(List<Pair> pairs, List<Group> groups) {
    return new Verdicts(FOUR, pairs, 0.95, 0.05)
        .advice(List.of(), groups, null)
        .code()
        .equals("ship");
  }
}
