package io.winnow.engine;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Offer;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.BudgetExceeded;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.dmn.DmnProgram;
import io.winnow.engine.dmn.DmnProgram.Prepared;
import io.winnow.engine.drl.DrlProgram;
import java.math.BigDecimal;
import java.util.ArrayList;
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
  private final LookedFacts asked;

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
    asked = LookedFacts.of(looked);
  }

  /** Whether a decision takes no session of the rule engine. */
  boolean isDirect() {
    return drl == null || drl.isDirect();
  }

  @Override
  public RuleSet ruleSet() {
    return ruleSet;
  }

  @Override
  public Findings evaluate(ContactFacts source, Detail detail) {
    return within(
        Budget.begin(limits),
        () -> {
          Evaluation one = new Evaluation(reader, catalogue, source, detail);
          return one.segments(dmn, drl, Prepared.NOTHING, 0)
              .offers(dmn, Prepared.NOTHING, 0, asked);
        });
  }

  /**
   * Table by table: the segments tables for all contacts, then what only one contact at a time can
   * be asked, then the offers tables for all.
   */
  @Override
  public Each<Findings> evaluate(List<ContactFacts> contacts, Detail detail) {
    if (contacts.size() == 1 || detail == Detail.FULL) {
      return RuleProgram.super.evaluate(contacts, detail);
    }
    Each<Evaluation> read =
        Each.of(contacts.size(), i -> new Evaluation(reader, catalogue, contacts.get(i), detail));
    Places first = Places.of(read);
    Prepared segments =
        dmn.prepareSegments(first.evaluations().stream().map(Evaluation::facts).toList());
    Each<Evaluation> halves =
        Each.of(
            contacts.size(),
            i -> {
              Evaluation one = read.get(i);
              one.begin(limits);
              within(one.budget(), () -> one.segments(dmn, drl, segments, first.place(i)));
              one.budget().pause();
              return one;
            });
    Places second = Places.of(halves);
    Prepared offers =
        dmn.prepareOffers(second.evaluations().stream().map(Evaluation::facts).toList());
    return Each.of(
        contacts.size(),
        i -> {
          Evaluation one = halves.get(i);
          one.budget().resume();
          return within(one.budget(), () -> one.offers(dmn, offers, second.place(i), asked));
        });
  }

  /** Those that have not failed, each with its place among them. */
  private record Places(List<Evaluation> evaluations, int[] places) {

    static Places of(Each<Evaluation> each) {
      List<Evaluation> evaluations = new ArrayList<>(each.size());
      int[] places = new int[each.size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = evaluations.size();
        if (each.has(i)) {
          evaluations.add(each.get(i));
        }
      }
      return new Places(evaluations, places);
    }

    int place(int contact) {
      return places[contact];
    }
  }

  @Override
  public BigDecimal score(Offer offer, BigDecimal score, ContactFacts facts) {
    return ruleSet.definition().scoreExpression() == null
        ? formula.score(offer, score, Map.of())
        : within(
            Budget.begin(limits), () -> formula.score(offer, score, reader.read(facts).byName()));
  }

  /** However the engines take it that a budget is used up, it is never an answer. */
  private static <T> T within(Budget budget, Supplier<T> work) {
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
