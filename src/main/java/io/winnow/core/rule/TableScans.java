package io.winnow.core.rule;

/**
 * Hears of each evaluation of a decision table whose rows had to be tried one by one because no
 * index could tell. Port: whoever counts for operators implements it; called on the thread that
 * evaluates, and never where an index answers.
 */
public interface TableScans {

  /** Hears nothing. */
  TableScans NONE = (ruleSet, table) -> {};

  /**
   * @param ruleSet its key
   * @param table {@code file#name}, where the name is that of the decision or function that it
   *     stands in
   */
  void scanned(String ruleSet, String table);
}
