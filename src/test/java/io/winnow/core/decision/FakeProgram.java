package io.winnow.core.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSetDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** A program whose findings a test writes down. */
record FakeProgram(RuleSet ruleSet, Findings findings, Function<Offer, BigDecimal> formula)
    implements RuleProgram {

  static FakeProgram of(List<Offer> offers, Findings findings) {
    return new FakeProgram(ruleSet(offers, null), findings, offer -> null);
  }

  static FakeProgram scoring(
      List<Offer> offers, Findings findings, Function<Offer, BigDecimal> formula) {
    return new FakeProgram(ruleSet(offers, "a formula"), findings, formula);
  }

  private static RuleSet ruleSet(List<Offer> offers, String formula) {
    return new RuleSet(
        new RuleSetDefinition(
            "fake", "Fake", null, List.of(), List.of(), List.of(), List.of(), List.of(), formula),
        offers,
        List.of());
  }

  @Override
  public Findings evaluate(ContactFacts facts, Detail detail) {
    return findings;
  }

  @Override
  public BigDecimal score(Offer offer, BigDecimal score, ContactFacts facts) {
    return formula.apply(offer);
  }

  @Override
  public void close() {}
}
