package io.winnow.core.rule;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Offer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A compiled rule set: immutable, safe for any number of threads, dropped without a trace when
 * closed.
 */
public interface RuleProgram extends AutoCloseable {

  RuleSet ruleSet();

  /**
   * Evaluates in the contract's order: DMN segments, DRL and spreadsheets, DMN offers.
   *
   * @throws FactsException a custom attribute is not of its declared type
   * @throws EvaluationException a rule could not be evaluated for these facts
   */
  Findings evaluate(ContactFacts facts, Detail detail);

  /**
   * The same for many contacts. It answers as {@link #evaluate(ContactFacts, Detail)} does for each
   * of them, and may be faster.
   */
  default Each<Findings> evaluate(List<ContactFacts> contacts, Detail detail) {
    return Each.of(contacts.size(), i -> evaluate(contacts.get(i), detail));
  }

  /**
   * The rule set's own score formula for one proposal.
   *
   * @param score the proposal's score
   * @return null when the formula gives no number
   */
  BigDecimal score(Offer offer, BigDecimal score, ContactFacts facts);

  /**
   * The dotted paths of the facts that rules name, such as {@code contact.country} and {@code
   * contact.attributes.plan}; a fact that is reached by a computed name is not among them.
   */
  default Set<String> looked() {
    return Set.of();
  }

  @Override
  void close();
}
