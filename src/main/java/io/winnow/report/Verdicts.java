package io.winnow.report;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Guardrail;
import io.winnow.core.statistics.Comparisons;
import io.winnow.core.statistics.Difference;
import io.winnow.core.statistics.Interval;
import io.winnow.core.statistics.SampleRatio;
import io.winnow.experiment.GuardrailReport.Breach;
import io.winnow.experiment.Money;
import io.winnow.report.Report.Advice;
import io.winnow.report.Report.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the numbers mean, in words. Everything rests on intervals that may be looked at any day. */
final class Verdicts {

  /** Groups that differed in what they spent before, told below this. */
  private static final double IMBALANCE = 0.001;

  /** So many contacts that saw two variants are too many. */
  private static final double MIXED = 0.01;

  static final String SHIP = "ship";

  private static final String CURRENCIES = "currencies";
  private static final String HOLDOUT_AHEAD = "holdout-ahead";

  private final Experiment experiment;
  private final List<Pair> pairs;
  private final double confidence;
  private final double effect;

  /**
   * @param pairs those that the experiment is about
   */
  Verdicts(Experiment experiment, List<Pair> pairs, double confidence, double effect) {
    this.experiment = experiment;
    this.pairs = pairs;
    this.confidence = confidence;
    this.effect = effect;
  }

  /**
   * So sure each of some pairs must be for all of them together to be as sure as wanted
   * (Bonferroni).
   */
  static double sure(double confidence, int pairs) {
    return 1 - (1 - confidence) / Math.max(1, pairs);
  }

  /**
   * @param holdoutAhead as {@link io.winnow.experiment.Phase#holdoutAhead}
   */
  List<Warning> health(SampleRatio ratio, List<Group> variants, Money money, boolean holdoutAhead) {
    List<Warning> health = new ArrayList<>();
    if (ratio.isAlarming()) {
      health.add(
          new Warning(
              "sample-ratio",
              say(
                  "The variants do not have the shares of contacts that their weights say (p = %.2g)."
                      + " Somebody is missing from one of them: find out who before believing any"
                      + " difference.",
                  ratio.pValue())));
    }
    for (Pair pair : pairs) {
      Difference before =
          Comparisons.ofMeans(pair.base().spentBefore(), pair.variant().spentBefore(), confidence);
      if (before.pValue() < IMBALANCE) {
        health.add(
            new Warning(
                "imbalance",
                say(
                    "Contacts of %s had spent %.2f %s than those of %s before they were exposed"
                        + " (p = %.2g). They were different people to begin with.",
                    name(pair.variant()),
                    Math.abs(before.difference()),
                    before.difference() > 0 ? "more" : "less",
                    name(pair.base()),
                    before.pValue())));
      }
    }
    for (Group variant : variants) {
      if (variant.n() > 0 && variant.sums().mixed() > MIXED * variant.n()) {
        health.add(
            new Warning(
                "mixed",
                say(
                    "%d of %d contacts of %s have seen another variant, too.",
                    variant.sums().mixed(), variant.n(), name(variant))));
      }
    }
    if (holdoutAhead) {
      health.add(
          new Warning(
              HOLDOUT_AHEAD,
              "Those held out were counted before the coverage reached as many for the variants, so"
                  + " they are other people, seen for longer: believe no difference to the holdout."
                  + " A new phase counts both alike."));
    }
    if (money.isMixed()) {
      health.add(
          new Warning(
              CURRENCIES,
              say(
                  "Revenue comes in several currencies, such as %s and %s, and is added up as if it"
                      + " were one: believe no figure of it. Correct the outcomes with amounts in"
                      + " one currency.",
                  money.first(), money.last())));
    }
    return health;
  }

  /** What speaks against believing the metrics that decide. */
  private List<Warning> decisive(List<Warning> health) {
    boolean money =
        experiment.goal().equals("revenue")
            || experiment.guardrails().stream().anyMatch(g -> g.metric().equals("revenue"));
    return health.stream()
        .filter(w -> money || !w.code().equals(CURRENCIES))
        .filter(w -> experiment.variants().size() == 1 || !w.code().equals(HOLDOUT_AHEAD))
        .toList();
  }

  Advice advice(List<Warning> health, List<Group> variants, Double daysLeft) {
    if (pairs.isEmpty() || variants.stream().anyMatch(v -> v.n() == 0)) {
      return new Advice("no-data", null, "No data yet: some variant has reached nobody so far.");
    }
    List<Warning> decisive = decisive(health);
    if (!decisive.isEmpty()) {
      return new Advice("unhealthy", null, decisive.get(0).text());
    }
    List<Breach> breaches = breaches();
    if (!breaches.isEmpty()) {
      return new Advice("roll-back", breaches.get(0).variant(), breaches.get(0).text());
    }
    Advice decided = decided();
    if (decided != null) {
      return decided;
    }
    if (pairs.stream().allMatch(this::isTooSmallToMatter)) {
      return new Advice(
          "no-difference",
          null,
          say(
              "No difference: whatever there is in %s is surely less than a lift of %.0f %%. Keep"
                  + " what is simpler.",
              experiment.goal(), effect * 100));
    }
    return new Advice(
        "keep-running",
        null,
        daysLeft == null || daysLeft == 0
            ? say(
                "Keep it running: neither a difference in %s nor that there is none is sure yet.",
                experiment.goal())
            : say(
                "Keep it running: about %.0f days until a lift of %.0f %% in %s can be found.",
                daysLeft, effect * 100, experiment.goal()));
  }

  /** Null where the goal's interval holds none of the differences apart from 0. */
  private Advice decided() {
    String goal = experiment.goal();
    Comparator<Pair> byValue = Comparator.comparing(pair -> pair.variant().sample(goal).mean());
    Pair best =
        pairs.stream()
            .filter(pair -> direction(pair, goal) > 0)
            .max(Metrics.isMoreBetter(goal) ? byValue : byValue.reversed())
            .orElse(null);
    if (best != null) {
      return new Advice(
          SHIP,
          best.variant().key(),
          say(
              "Ship %s: %s. However often one looks, such a difference comes by chance in fewer than"
                  + " %.0f of 100 experiments.",
              name(best.variant()), told(best, goal), (1 - confidence) * 100));
    }
    if (!pairs.isEmpty() && pairs.stream().allMatch(pair -> direction(pair, goal) < 0)) {
      Pair worst = pairs.get(0);
      return new Advice(
          "roll-back",
          worst.variant().key(),
          say("Roll back: %s does harm, %s.", name(worst.variant()), told(worst, goal)));
    }
    return null;
  }

  /** Guardrails that are worse beyond their bound, with everything that the interval holds. */
  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    for (Guardrail guardrail : experiment.guardrails()) {
      for (Pair pair : pairs) {
        String metric = guardrail.metric();
        Interval interval = pair.anytime(metric, confidence);
        double bound = guardrail.bound() * pair.base().sample(metric).mean();
        boolean broken =
            Metrics.isMoreBetter(metric) ? interval.high() < -bound : interval.low() > bound;
        if (broken) {
          breaches.add(
              new Breach(
                  metric,
                  pair.variant().key(),
                  say(
                      "Roll back: %s makes %s worse than its bound of %.1f %% allows, %s.",
                      name(pair.variant()), metric, guardrail.bound() * 100, told(pair, metric))));
        }
      }
    }
    return breaches;
  }

  /** Whether the interval holds nothing that would be worth finding. */
  private boolean isTooSmallToMatter(Pair pair) {
    Interval interval = pair.anytime(experiment.goal(), confidence);
    double bound = effect * pair.base().sample(experiment.goal()).mean();
    return interval.low() > -bound && interval.high() < bound;
  }

  /**
   * 1: surely better; -1: surely worse; 0: one cannot tell. Each pair must be so much surer that
   * all of them together are as sure as was asked for.
   */
  private int direction(Pair pair, String metric) {
    Interval interval = pair.anytime(metric, sure(confidence, pairs.size()));
    if (interval.contains(0)) {
      return 0;
    }
    return interval.low() > 0 == Metrics.isMoreBetter(metric) ? 1 : -1;
  }

  private static String told(Pair pair, String metric) {
    double base = pair.base().sample(metric).mean();
    double value = pair.variant().sample(metric).mean();
    return Metrics.isRate(metric)
        ? say("%s is %.2f %% instead of %.2f %%", metric, value * 100, base * 100)
        : say("%s is %.2f instead of %.2f a contact", metric, value, base);
  }

  private static String name(Group group) {
    return group.key() == null ? "the holdout" : "'" + group.key() + "'";
  }

  private static String say(String text, Object... parts) {
    return String.format(Locale.ROOT, text, parts);
  }
}
