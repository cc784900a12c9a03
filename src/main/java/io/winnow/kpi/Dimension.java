package io.winnow.kpi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What key figures are told apart by. */
enum Dimension {
  /** A decision with several segments counts for each. */
  SEGMENT("of.segment", "cross join lateral unnest(d.segments) as of(segment)", "", false),
  OFFER("d.offer", "", "", false),
  VERSION("d.version::text", "", "", false),
  /** No variant: held out. */
  VARIANT("d.variant", "", "and d.experiment is not null", true),
  /**
   * Of a decision table; a decision that several rows led to counts for each. A row whose offer was
   * not answered led to nothing.
   */
  ROW("of.row", "cross join lateral unnest(d.rows) as of(row)", "", false);

  private final String key;
  private final String spread;
  private final String condition;
  private final boolean byExperiment;

  Dimension(String key, String spread, String condition, boolean byExperiment) {
    this.key = key;
    this.spread = spread;
    this.condition = condition;
    this.byExperiment = byExperiment;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Dimension> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  static String codes() {
    return Arrays.stream(values()).map(Dimension::code).collect(Collectors.joining(", "));
  }

  /** Four expressions over the decision {@code d}: rule set, experiment, phase, key. */
  String columns() {
    return byExperiment
        ? "d.rule_set, d.experiment, d.phase, " + key
        : "d.rule_set, null::text, null::integer, " + key;
  }

  /** Makes as many rows of the decision {@code d} as it has keys. */
  String spread() {
    return spread;
  }

  /** To be added to a query's conditions; may be empty. */
  String condition() {
    return condition;
  }
}
