package io.winnow.core.table;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import java.util.List;
import java.util.Set;

/**
 * Counts whom each row of a decision table holds, over a whole base at once. Port: the engine
 * implements it.
 */
public interface RowCounter {

  /**
   * Compiles a table.
   *
   * @throws TableException the file cannot be compiled, or the table depends on more than facts
   */
  Countable open(RuleSource dmn, String decision);

  /**
   * A base to be filled.
   *
   * @param ruleSet declares the custom attributes
   * @param facts of {@link Countable#facts()}
   */
  Base base(RuleSet ruleSet, Set<String> facts);

  /** A compiled table. Safe for any number of threads. */
  interface Countable {

    /** Dotted paths of all that it looks at, such as {@code contact.country}, {@code segments}. */
    Set<String> facts();

    /**
     * @param context what is decided for: every contact's
     * @param nanos how long it may take; where that is not enough, some contacts are left out
     * @throws IllegalArgumentException the base lacks a fact
     */
    Counts count(Base base, Context context, long nanos);
  }

  /** Some facts of many contacts, kept by column. */
  interface Base {

    /**
     * Takes contacts in. Reads on the caller's thread; may be called by several.
     *
     * @param segments of each contact; null where the table does not look at them
     */
    void add(List<ContactFacts> contacts, List<List<String>> segments);

    /** No more will be added. */
    void complete();

    int size();
  }

  /**
   * @param rows for each row how many contacts it decides: one that matches but does not count
   *     under the hit policy holds nobody
   * @param none how many no row holds
   * @param undecided how many cannot be decided: two rows of a unique table, a value that is not
   *     allowed
   * @param counted of how many this is the count
   */
  record Counts(List<Long> rows, long none, long undecided, long counted) {
    public Counts {
      rows = List.copyOf(rows);
    }
  }
}
