package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Patience;
import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.drl.DrlOutline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Analyses DMN with the DMN library's validator and table analysis, and checks of our own. */
@ApplicationScoped
public class KieRuleAnalyst implements RuleAnalyst {

  private final ModelValidation validation = new ModelValidation();

  @Override
  public Analysis analyse(RuleSet ruleSet, List<Issue> known, Instant at) {
    List<Issue> issues = new ArrayList<>();
    List<DmnSource> sources = DmnSources.of(ruleSet, known);
    List<Issue> validated = validation.validate(ruleSet, sources);
    Reach reach = Reach.of(ruleSet, sources);
    Map<String, List<String>> rows = new HashMap<>();
    Regions regions = new Regions(ruleSet);
    List<Issue> open = new ArrayList<>();
    for (DmnSource source : sources) {
      for (AuthoredTable table : source.tables()) {
        Patience.check();
        rows.put(source.path() + "#" + table.node(), texts(table));
        UnquotedText.check(table, issues);
        ExpiredRows.check(table, at, issues);
        if (!isBroken(table, known, issues)) {
          issues.addAll(TableAnalysis.run(table, ruleSet, regions));
          OpenCells.check(table, open);
        }
      }
    }
    reach.unused().forEach(issues::add);
    Set<Issue> all = new HashSet<>(issues);
    validated.stream().filter(issue -> isNews(issue, known, issues)).forEach(all::add);
    all.addAll(open);
    DrlOutline drl = DrlOutline.of(ruleSet, known);
    List<Rule> rules = new ArrayList<>(reach.rows());
    rules.addAll(drl.rules());
    return new Analysis(List.copyOf(all), rules, OutcomeTexts.of(reach, drl), rows, regions);
  }

  private static List<String> texts(AuthoredTable table) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      texts.add(table.rowText(row));
    }
    return texts;
  }

  /** A table with a cell that is no FEEL cannot be analysed; the others can. */
  private static boolean isBroken(AuthoredTable table, List<Issue> known, List<Issue> found) {
    return known.stream()
            .anyMatch(
                issue ->
                    issue.isError()
                        && issue.code().startsWith("dmn-")
                        && table.file().equals(issue.location().file())
                        && table.node().equals(issue.location().table()))
        || found.stream()
            .anyMatch(
                issue ->
                    issue.isError()
                        && table.file().equals(issue.location().file())
                        && table.node().equals(issue.location().table()));
  }

  /** The library tells of the same place again and again, in other words. */
  private static boolean isNews(Issue issue, List<Issue> known, List<Issue> found) {
    return known.stream()
            .noneMatch(
                other ->
                    other.code().equals(issue.code()) && other.location().equals(issue.location()))
        && found.stream().noneMatch(other -> other.location().equals(issue.location()));
  }
}
