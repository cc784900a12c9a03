package io.winnow.engine;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Offer;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.TableTrace;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.BudgetExceeded;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.dmn.DmnProgram;
import io.winnow.engine.drl.DrlProgram;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A compiled rule set over the KIE engines. */
final class KieProgram implements RuleProgram {

  private final RuleSet ruleSet;
  private final DmnProgram dmn;
  private final DrlProgram drl;
  private final ScoreFormula formula;
  private final Limits limits;
  private final Conclusions.Catalogue catalogue;
  private final FactReader reader;
  private final Set<FactPath> looked = new LinkedHashSet<>();

  /**
   * @param drl null where the rule set has no DRL files or spreadsheets
   */
  KieProgram(RuleSet ruleSet, DmnProgram dmn, DrlProgram drl, ScoreFormula formula, Limits limits) {
    this.ruleSet = ruleSet;
    this.reader = new FactReader(ruleSet);
    this.dmn = dmn;
    this.drl = drl;
    this.formula = formula;
    this.limits = limits;
    this.catalogue = Conclusions.Catalogue.of(ruleSet);
    looked.addAll(dmn.looked());
    if (drl != null) {
      looked.addAll(drl.looked());
    }
  }

  @Override
  public RuleSet ruleSet() {
    return ruleSet;
  }

  @Override
  public Findings evaluate(ContactFacts source, Detail detail) {
    return within(() -> findings(source, detail));
  }

  private Findings findings(ContactFacts source, Detail detail) {
    Facts facts = reader.read(source);
    Conclusions conclusions = new Conclusions(catalogue);
    List<TableTrace> traces = new ArrayList<>();
    dmn.segments(facts.byName(), detail, conclusions, traces);
    if (drl != null) {
      drl.evaluate(facts, detail, conclusions);
    }
    Map<String, Object> withSegments = new HashMap<>(facts.byName());
    withSegments.put("segments", conclusions.segmentIds());
    dmn.offers(withSegments, detail, conclusions, traces);
    return conclusions.findings(facts.missing(looked), traces);
  }

  @Override
  public BigDecimal score(Offer offer, BigDecimal score, ContactFacts facts) {
    return ruleSet.definition().scoreExpression() == null
        ? formula.score(offer, score, Map.of())
        : within(() -> formula.score(offer, score, reader.read(facts).byName()));
  }

  /** However the engines take it that a budget is used up, it is never an answer. */
  private <T> T within(Supplier<T> work) {
    Budget budget = Budget.begin(limits);
    try {
      T result = work.get();
      budget.check();
      return result;
    } catch (EvaluationException | BudgetExceeded e) {
      budget.check();
      throw e;
    } catch (RuntimeException e) {
      budget.check();
      // the engine wraps what is thrown while a rule concludes
      throw e.getCause() instanceof EvaluationException cause ? cause : e;
    } finally {
      budget.close();
    }
  }

  @Override
  public Set<String> looked() {
    Set<String> paths = new LinkedHashSet<>();
    looked.forEach(path -> paths.add(path.toString()));
    if (ruleSet.definition().scoreExpression() != null) {
      FactPath.inFeel(ruleSet.definition().scoreExpression())
          .forEach(path -> paths.add(path.toString()));
    }
    return paths;
  }

  @Override
  public void close() {
    // nothing is held but memory: the repository gave the module up when it was compiled
  }
}
