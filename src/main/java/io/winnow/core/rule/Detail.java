package io.winnow.core.rule;

/** How much of the why is collected while evaluating. */
public enum Detail {
  /** Results only; reasons stay empty. */
  NONE,
  /** Which rows and rules fired. */
  REASONS,
  /** Every row of every table, with the value that each failing cell saw. */
  FULL
}
