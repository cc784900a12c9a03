package io.winnow.engine;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.dmn.DmnCompiler;
import io.winnow.engine.dmn.DmnProgram;
import io.winnow.engine.drl.DrlCompiler;
import io.winnow.engine.drl.DrlProgram;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Compiles rule sets with the KIE engines: DMN, DRL and spreadsheet decision tables. */
@ApplicationScoped
public class KieRuleCompiler implements RuleCompiler {

  @Override
  public CompileResult compile(RuleSet ruleSet) {
    List<Issue> issues = new ArrayList<>();
    DmnProgram dmn = DmnCompiler.compile(ruleSet, issues);
    DrlProgram drl = DrlCompiler.compile(ruleSet, issues);
    ScoreFormula formula = ScoreFormula.of(ruleSet.definition().scoreExpression(), issues);
    return issues.stream().anyMatch(Issue::isError)
        ? new CompileResult.Rejected(issues)
        : new CompileResult.Compiled(new KieProgram(ruleSet, dmn, drl, formula), issues);
  }
}
