package io.winnow.engine.budget;

/**
 * Ends an evaluation from within the rule engines. They turn every exception of an expression into
 * a message and go on, so that this is an error.
 */
public final class BudgetExceeded extends Error {

  private static final long serialVersionUID = 1L;

  BudgetExceeded(String message) {
    super(message, null, false, false);
  }
}
