package io.winnow.engine.budget;

import java.time.Duration;

/**
 * What {@link BudgetConfig} says, as values.
 *
 * @param time for one evaluation
 */
public record Limits(
    Duration time,
    int steps,
    int depth,
    int text,
    int list,
    int firings,
    int combinations,
    Source source) {

  /** Where there is no configuration, as in a plain test: its defaults. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(2),
          1_000_000,
          100,
          50_000,
          10_000,
          10_000,
          100_000,
          new Source(24, 8_000, 20_000, 100, 200_000, 2_000, 1 << 20, 50_000));

  /** Of the text of rules. */
  public record Source(
      int nesting, int cell, int rows, int columns, int cells, int rules, int drl, int elements) {}

  public static Limits of(BudgetConfig config) {
    BudgetConfig.Source source = config.source();
    return new Limits(
        config.time(),
        config.steps(),
        config.depth(),
        config.text(),
        config.list(),
        config.firings(),
        config.combinations(),
        new Source(
            source.nesting(),
            source.cell(),
            source.rows(),
            source.columns(),
            source.cells(),
            source.rules(),
            source.drl(),
            source.elements()));
  }
}
