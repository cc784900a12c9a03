package io.winnow.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignerTest {

  private static final Variant A = new Variant("a", 1, 50);
  private static final Variant B = new Variant("b", 2, 50);

  @ParameterizedTest
  @CsvSource({
    "seed, a, 505",
    "seed, b, 2696",
    "foo, ab, 2575",
    "foo, def, 2019",
    "89123klj, 8952klfjas09ujkasdf, 1240",
    "subject-line, C-1, 6916",
    "subject-line, C-2, 7973",
    "subject-line, C-3, 218",
    "subject-line, Zoë, 5282",
    "subject-line:2, C-1, 3164",
    "subject-line:holdout, C-1, 7979",
    "namespace:checkout:, C-1, 1709",
    "'', '', 2305"
  })
  void hashesAsPublished(String seed, String contact, int bucket) {
    assertThat(Assigner.bucket(seed, contact)).isEqualTo(bucket);
  }

  @Test
  void giveVariantsHalfOpenRangesFromTheirStart() {
    // the bucket of C-3 is 218, of C-1 6916, of C-2 7973
    Experiment some = experiment(0.4, null, null, A, B);
    assertThat(variant(some, "C-3")).isEqualTo("a");
    assertThat(variant(some, "C-1")).isEqualTo("b");
    assertThat(variant(some, "C-2")).isNull();
  }

  @Test
  void bucketsAtACutBelongToTheNextVariant() {
    // three tenths and a tenth of ten, as doubles, would lie a little off
    Variant[] tenths = new Variant[10];
    for (int i = 0; i < 10; i++) {
      tenths[i] = new Variant("v" + i, 1, 0.1);
    }
    Assigner assigner = new Assigner(experiment(1, null, null, tenths));
    for (int i = 0; i < 50_000; i++) {
      String id = "C-" + i;
      int bucket = Assigner.bucket("subject-line", id);
      assertThat(assigner.assign(id).variant()).isEqualTo("v" + bucket / 1000);
    }
  }

  @Test
  void wideningMovesNobody() {
    Assigner narrow = new Assigner(experiment(0.07, 0.1, null, A, B));
    Assigner wide = new Assigner(experiment(0.61, 0.1, null, A, B));
    int held = 0;
    for (int i = 0; i < 20_000; i++) {
      Assignment before = narrow.assign("C-" + i);
      if (before != null) {
        Assignment after = wide.assign("C-" + i);
        assertThat(after.variant()).isEqualTo(before.variant());
        assertThat(after.measured() || !before.measured()).isTrue();
        held++;
      }
    }
    assertThat(held).isGreaterThan(2_000);
  }

  @Test
  void sharesAreAsDeclared() {
    Assigner assigner =
        new Assigner(experiment(0.5, 0.2, null, new Variant("a", 1, 1), new Variant("b", 2, 3)));
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      Assignment given = assigner.assign("contact-" + i);
      counts.merge(
          given == null ? "nobody" : given.holdout() ? "holdout" : given.variant(),
          1,
          Integer::sum);
    }
    assertThat(counts.get("holdout") / 1e5).isCloseTo(0.2, within(0.01));
    assertThat(counts.get("a") / 1e5).isCloseTo(0.8 * 0.5 * 0.25, within(0.01));
    assertThat(counts.get("b") / 1e5).isCloseTo(0.8 * 0.5 * 0.75, within(0.01));
  }

  /** Or those held out would be seen long before the others, and be other people. */
  @Test
  void holdoutIsMeasuredAsFarAsTheCoverageReaches() {
    for (Experiment experiment :
        List.of(
            experiment(0.01, 0.1, null, new Variant("a", 1, 1)),
            experiment(0.3, 0.5, null, A, B),
            experiment(1, 0.1, null, A, B),
            experiment(0.3, 0.5, List.of(new Slot(0, 3000)), A, B))) {
      Assigner assigner = new Assigner(experiment);
      int held = 0;
      int others = 0;
      for (int i = 0; i < 200_000; i++) {
        Assignment given = assigner.assign("contact-" + i);
        if (given != null && given.measured()) {
          held += given.holdout() ? 1 : 0;
          others += given.holdout() ? 0 : 1;
        }
      }
      assertThat(held / (double) (held + others))
          .isCloseTo(experiment.holdout().share(), within(0.03));
    }
  }

  @Test
  void experimentsInOneNamespaceNeverHoldTheSameContact() {
    Assigner one = new Assigner(experiment(0.6, 0.1, List.of(new Slot(0, 6000)), A, B));
    Assigner other = new Assigner(experiment(0.4, 0.1, List.of(new Slot(6000, 10_000)), A, B));
    for (int i = 0; i < 20_000; i++) {
      String id = "C-" + i;
      assertThat(one.assign(id) == null).isNotEqualTo(other.assign(id) == null);
    }
  }

  private static String variant(Experiment experiment, String contact) {
    Assignment given = new Assigner(experiment).assign(contact);
    return given == null ? null : given.variant();
  }

  private static Experiment experiment(
      double coverage, Double holdout, List<Slot> slots, Variant... variants) {
    return new Experiment(
        "subject-line",
        "crm",
        null,
        "conversion",
        List.of(),
        List.of(variants),
        coverage,
        holdout == null ? null : new Holdout(holdout, Holdout.Treatment.LIVE),
        List.of(),
        slots == null ? null : "checkout",
        slots == null ? List.of() : slots,
        "subject-line",
        1,
        null,
        State.RUNNING);
  }
}
