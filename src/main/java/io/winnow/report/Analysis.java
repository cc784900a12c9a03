package io.winnow.report;

import static io.winnow.report.Numbers.known;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.statistics.BestChance;
import io.winnow.core.statistics.Holm;
import io.winnow.core.statistics.Power;
import io.winnow.core.statistics.Sample;
import io.winnow.core.statistics.SampleRatio;
import io.winnow.experiment.GuardrailReport.Breach;
import io.winnow.experiment.Money;
import io.winnow.experiment.Phase;
import io.winnow.experiment.VariantSums;
import io.winnow.report.Report.Comparison;
import io.winnow.report.Report.Ratio;
import io.winnow.report.Report.SegmentPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the sums of one phase say. Pure: the same sums at the same moment give the same report. */
final class Analysis {

  private static final double MILLIS_A_DAY = 86_400_000;

  /** A rate of exposure is told from so long on. */
  private static final double LEAST_DAYS = 1 / 24.0;

  private final Phase phase;
  private final Experiment experiment;
  private final List<VariantSums> sums;
  private final Money money;
  private final double confidence;
  private final double effect;
  private final Instant asOf;
  private final Arms arms;

  /**
   * @param effect the lift worth finding, such as 0.05
   * @param asOf now
   */
  Analysis(
      Phase phase,
      List<VariantSums> sums,
      Money money,
      double confidence,
      double effect,
      Instant asOf) {
    this.phase = phase;
    this.experiment = phase.experiment();
    this.sums = sums;
    this.money = money;
    this.confidence = confidence;
    this.effect = effect;
    this.asOf = asOf;
    this.arms = new Arms(experiment, phase.holdoutAhead());
  }

  Report report() {
    List<Group> variants = variants(null);
    Group holdout = holdout(null);
    List<Pair> pairs = pairs(variants, holdout);
    SampleRatio ratio = arms.ratio(variants, holdout);
    Verdicts verdicts = verdicts(pairs);
    Double perDay = perDay(variants, holdout);
    Double daysLeft = daysLeft(pairs, perDay);
    List<Report.Warning> health = verdicts.health(ratio, variants, money, phase.holdoutAhead());
    return new Report(
        experiment.key(),
        experiment.ruleSet(),
        experiment.phase(),
        experiment.state().name().toLowerCase(java.util.Locale.ROOT),
        experiment.goal(),
        money.currency(),
        confidence,
        effect,
        asOf,
        arms.of(variants),
        arms.ofHoldout(holdout),
        new Ratio(known(ratio.chiSquare()), known(ratio.pValue()), ratio.isAlarming()),
        comparisons(pairs),
        segments(),
        chances(variants),
        perDay,
        daysLeft,
        health,
        verdicts.advice(health, variants, daysLeft));
  }

  /** Guardrails that are worse beyond their bound. */
  List<Breach> breaches() {
    return verdicts(pairs(variants(null), holdout(null))).breaches();
  }

  private Verdicts verdicts(List<Pair> pairs) {
    return new Verdicts(experiment, primary(pairs), confidence, effect);
  }

  /** In declared order; those nobody has seen yet, too. */
  private List<Group> variants(String segment) {
    return experiment.variants().stream()
        .map(variant -> new Group(variant.key(), sums(variant.key(), segment)))
        .toList();
  }

  private Group holdout(String segment) {
    return experiment.holdout() == null ? null : new Group(null, sums(null, segment));
  }

  private VariantSums sums(String variant, String segment) {
    return sums.stream()
        .filter(s -> Objects.equals(s.variant(), variant) && Objects.equals(s.segment(), segment))
        .findFirst()
        .orElse(null);
  }

  /** Each other variant with the first, then each with the holdout. */
  private static List<Pair> pairs(List<Group> variants, Group holdout) {
    List<Pair> pairs = new ArrayList<>();
    variants.stream().skip(1).forEach(v -> pairs.add(new Pair(variants.get(0), v)));
    if (holdout != null) {
      variants.forEach(v -> pairs.add(new Pair(holdout, v)));
    }
    return pairs;
  }

  /** Those that the experiment is about. */
  private List<Pair> primary(List<Pair> pairs) {
    return experiment.variants().size() > 1
        ? pairs.subList(0, experiment.variants().size() - 1)
        : pairs;
  }

  private List<Comparison> comparisons(List<Pair> pairs) {
    double[] secondary = new double[pairs.size() * Metrics.ALL.size()];
    for (int i = 0; i < secondary.length; i++) {
      String metric = Metrics.ALL.get(i % Metrics.ALL.size());
      secondary[i] =
          Metrics.role(metric, experiment).equals("secondary")
              ? pairs.get(i / Metrics.ALL.size()).difference(metric, confidence).pValue()
              : Double.NaN;
    }
    return comparisons(pairs, Holm.adjust(secondary));
  }

  /**
   * @param adjusted p-values by pair and metric; NaN where there is none
   */
  private List<Comparison> comparisons(List<Pair> pairs, double[] adjusted) {
    List<Comparison> all = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      all.add(
          pairs
              .get(i / Metrics.ALL.size())
              .compare(
                  Metrics.ALL.get(i % Metrics.ALL.size()), experiment, confidence, adjusted[i]));
    }
    return all;
  }

  /** Plain: with a claim for each segment, nothing would be left to find. */
  private List<SegmentPart> segments() {
    return sums.stream()
        .map(VariantSums::segment)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .map(this::segment)
        .toList();
  }

  private SegmentPart segment(String segment) {
    List<Group> variants = variants(segment);
    Group holdout = holdout(segment);
    List<Pair> pairs = pairs(variants, holdout);
    double[] none = new double[pairs.size() * Metrics.ALL.size()];
    Arrays.fill(none, Double.NaN);
    return new SegmentPart(
        segment, arms.of(variants), arms.ofHoldout(holdout), comparisons(pairs, none));
  }

  private Map<String, Map<String, Double>> chances(List<Group> variants) {
    Map<String, Map<String, Double>> chances = new LinkedHashMap<>();
    if (variants.size() < 2 || variants.stream().anyMatch(v -> v.n() == 0)) {
      return chances;
    }
    for (String metric : Metrics.ALL) {
      List<Sample> samples = variants.stream().map(v -> v.sample(metric)).toList();
      double[] best =
          Metrics.isRate(metric)
              ? BestChance.ofRates(samples, Metrics.isMoreBetter(metric))
              : BestChance.ofMeans(samples, Metrics.isMoreBetter(metric));
      Map<String, Double> byVariant = new LinkedHashMap<>();
      for (int i = 0; i < best.length; i++) {
        byVariant.put(variants.get(i).key(), known(best[i]));
      }
      chances.put(metric, byVariant);
    }
    return chances;
  }

  private Double perDay(List<Group> variants, Group holdout) {
    long contacts =
        variants.stream().mapToLong(Group::n).sum() + (holdout == null ? 0 : holdout.n());
    Instant end = phase.endedAt() == null ? asOf : phase.endedAt();
    double days =
        phase.startedAt() == null
            ? 0
            : Duration.between(phase.startedAt(), end).toMillis() / MILLIS_A_DAY;
    return days < LEAST_DAYS ? null : known(contacts / days);
  }

  /** Until the slowest of the comparisons can show the effect; 0: they can. */
  private Double daysLeft(List<Pair> pairs, Double perDay) {
    double most = 0;
    List<Pair> primary = primary(pairs);
    for (Pair pair : primary) {
      double times = times(pair, primary);
      if (Double.isNaN(times) || perDay == null || perDay == 0) {
        return times <= 1 ? Double.valueOf(0) : null;
      }
      double share = pair.n() / (double) Math.max(1, all());
      most = Math.max(most, Math.max(0, times - 1) * pair.n() / (perDay * share));
    }
    return known(Math.ceil(most));
  }

  private long all() {
    return sums.stream().filter(s -> s.segment() == null).mapToLong(VariantSums::contacts).sum();
  }

  private double times(Pair pair, List<Pair> primary) {
    String goal = experiment.goal();
    double wanted = effect * pair.base().sample(goal).mean();
    return wanted > 0
        ? Power.timesAsManyAnytime(
            pair.error(goal, pair.difference(goal, confidence)),
            pair.n(),
            wanted,
            Verdicts.sure(confidence, primary.size()))
        : Double.NaN;
  }
}
