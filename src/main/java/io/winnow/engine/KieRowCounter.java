package io.winnow.engine;

import io.winnow.core.contact.Context;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.RowCounter;
import io.winnow.engine.budget.BudgetConfig;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.dmn.RowCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Counts rows by the index: contacts of which no cell tells a difference are counted together. */
@ApplicationScoped
public class KieRowCounter implements RowCounter {

  private final Limits limits;

  public KieRowCounter() {
    this.limits = Limits.DEFAULT;
  }

  @Inject
  public KieRowCounter(BudgetConfig budget) {
    this.limits = Limits.of(budget);
  }

  @Override
  public Countable open(RuleSource dmn, String decision) {
    RowCount table = RowCount.open(dmn, decision, limits);
    return new Countable() {
      @Override
      public Set<String> facts() {
        return table.facts();
      }

      @Override
      public Counts count(Base base, Context context, long nanos) {
        return table.count(((BaseFacts) base).in(context), System.nanoTime() + nanos);
      }
    };
  }

  @Override
  public Base base(RuleSet ruleSet, Set<String> facts) {
    return new BaseFacts(ruleSet, facts);
  }
}
