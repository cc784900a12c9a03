package io.winnow.engine;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.TableTrace;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.dmn.DmnProgram;
import io.winnow.engine.dmn.DmnProgram.Prepared;
import io.winnow.engine.drl.DrlProgram;
import java.util.ArrayList;
import java.util.List;

/** One contact on its way through the rules, in the contract's order. */
final class Evaluation {

  private final Facts facts;
  private final Detail detail;
  private final Conclusions conclusions;
  private final List<TableTrace> traces = new ArrayList<>();

  /** Of an evaluation that is made in two steps; else null. */
  private Budget budget;

  Evaluation(FactReader reader, Conclusions.Catalogue catalogue, ContactFacts of, Detail detail) {
    this.facts = reader.read(of);
    this.detail = detail;
    this.conclusions = new Conclusions(catalogue);
  }

  /** What tables look at; the segments among it once {@link #segments} is done. */
  Facts facts() {
    return facts;
  }

  /**
   * @param drl null: there are no other rules
   */
  Evaluation segments(DmnProgram dmn, DrlProgram drl, Prepared prepared, int contact) {
    dmn.segments(prepared, contact, facts, detail, conclusions, traces);
    if (drl != null) {
      drl.evaluate(facts, detail, conclusions);
    }
    facts.decided(conclusions.segmentIds());
    return this;
  }

  Findings offers(DmnProgram dmn, Prepared prepared, int contact, LookedFacts looked) {
    dmn.offers(prepared, contact, facts, detail, conclusions, traces);
    return conclusions.findings(looked.missing(facts), traces);
  }

  void begin(Limits limits) {
    budget = Budget.begin(limits);
  }

  Budget budget() {
    return budget;
  }
}
