package io.winnow.engine.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much rules may take: of text before they are read, of work and time for one contact. */
@ConfigMapping(prefix = "winnow.budget")
public interface BudgetConfig {

  /** How long the rules may work on one contact. */
  @WithDefault("PT2S")
  Duration time();

  /**
   * Steps of FEEL for one contact: an expression, eight list entries or 128 characters each, a turn
   * of a {@code for} ten.
   */
  @WithDefault("1000000")
  int steps();

  /** Functions that call functions, and lists within lists, while FEEL is evaluated. */
  @WithDefault("100")
  int depth();

  /** The longest text, in characters, that FEEL may make or pass on. */
  @WithDefault("50000")
  int text();

  /** The longest list that FEEL may make or pass on. */
  @WithDefault("10000")
  int list();

  /** How often rules of DRL and spreadsheets may fire for one contact. */
  @WithDefault("10000")
  int firings();

  /** Combinations of conclusions that the conditions of all rules may have to look at. */
  @WithDefault("100000")
  int combinations();

  /** What is allowed of the text of rules, before anything reads it. */
  Source source();

  interface Source {

    /** Parentheses, brackets and braces within one another, and elements of XML. */
    @WithDefault("24")
    int nesting();

    /** The longest cell, expression, condition or consequence, in characters. */
    @WithDefault("8000")
    int cell();

    /** Rows of one decision table. */
    @WithDefault("20000")
    int rows();

    /** Columns of one decision table. */
    @WithDefault("100")
    int columns();

    /** Cells of all decision tables of a rule set. */
    @WithDefault("200000")
    int cells();

    /** Rules of all DRL files and spreadsheets of a rule set. */
    @WithDefault("2000")
    int rules();

    /** Characters of a DRL file, or of the rules that a spreadsheet stands for. */
    @WithDefault("1048576")
    int drl();

    /** Elements of all DMN files of a rule set besides the rows and cells of tables. */
    @WithDefault("50000")
    int elements();
  }
}
