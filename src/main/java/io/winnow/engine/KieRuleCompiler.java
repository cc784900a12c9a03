package io.winnow.engine;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.TableScans;
import io.winnow.engine.budget.BudgetConfig;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.dmn.DmnCompiler;
import io.winnow.engine.dmn.DmnProgram;
import io.winnow.engine.drl.DrlCompiler;
import io.winnow.engine.drl.DrlProgram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Compiles rule sets with the KIE engines: DMN, DRL and spreadsheet decision tables. */
@ApplicationScoped
public class KieRuleCompiler implements RuleCompiler {

  private final boolean tuned;
  private final boolean direct;
  private final CompiledForms forms;
  private final Limits limits;
  private final TableScans scans;

  public KieRuleCompiler() {
    this(true);
  }

  /**
   * @param forms where compiled DRL is kept for a later start
   */
  public KieRuleCompiler(CompiledForms forms) {
    this(true, true, forms, Limits.DEFAULT, TableScans.NONE);
  }

  /**
   * @param budget what the rules may take
   * @param scans hears of tables that their index cannot answer
   */
  @Inject
  public KieRuleCompiler(
      CompiledForms forms, EngineConfig engine, BudgetConfig budget, TableScans scans) {
    this(engine.tableIndex(), engine.directRules(), forms, Limits.of(budget), scans);
  }

  /**
   * @param limits what the rules may take
   */
  KieRuleCompiler(Limits limits) {
    this(true, true, CompiledForms.NONE, limits, TableScans.NONE);
  }

  /**
   * @param tuned false leaves every decision table to the DMN engine as it is
   */
  KieRuleCompiler(boolean tuned) {
    this(tuned, true, CompiledForms.NONE, Limits.DEFAULT, TableScans.NONE);
  }

  /**
   * @param scans hears of tables that their index cannot answer
   */
  KieRuleCompiler(TableScans scans) {
    this(true, true, CompiledForms.NONE, Limits.DEFAULT, scans);
  }

  /**
   * @param direct false leaves all rules of DRL and spreadsheets to a session of their engine
   */
  KieRuleCompiler(boolean direct, CompiledForms forms, Limits limits) {
    this(true, direct, forms, limits, TableScans.NONE);
  }

  private KieRuleCompiler(
      boolean tuned, boolean direct, CompiledForms forms, Limits limits, TableScans scans) {
    this.direct = direct;
    this.scans = scans;
    this.tuned = tuned;
    this.forms = forms;
    this.limits = limits;
  }

  @Override
  public CompileResult compile(RuleSet ruleSet) {
    try {
      return compiled(ruleSet);
    } catch (StackOverflowError e) {
      // the libraries and our own checks walk through expressions by calling themselves
      return new CompileResult.Rejected(
          List.of(
              Issue.error(
                  "budget-nesting",
                  "An expression is too long, or goes too deep, to be read.",
                  Location.file(null))));
    }
  }

  private CompileResult compiled(RuleSet ruleSet) {
    // the two languages share nothing, and a cold compiler is most of a start
    List<Issue> drlIssues = new ArrayList<>();
    FutureTask<DrlProgram> drlTask =
        new FutureTask<>(
            () -> DrlCompiler.compile(ruleSet, forms, limits.source(), direct, drlIssues));
    new Thread(drlTask, "drl-compiler").start();
    List<Issue> issues = new ArrayList<>();
    DmnProgram dmn = DmnCompiler.compile(ruleSet, tuned, limits.source(), scans, issues);
    DrlProgram drl = await(drlTask);
    issues.addAll(drlIssues);
    ScoreFormula formula = ScoreFormula.of(ruleSet, limits.source(), issues);
    return issues.stream().anyMatch(Issue::isError)
        ? new CompileResult.Rejected(issues)
        : new CompileResult.Compiled(new KieProgram(ruleSet, dmn, drl, formula, limits), issues);
  }

  private static DrlProgram await(FutureTask<DrlProgram> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StackOverflowError deep) {
        throw deep;
      }
      throw new IllegalStateException("the rule compiler failed", e.getCause());
    }
  }
}
