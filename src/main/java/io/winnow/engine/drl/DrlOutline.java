package io.winnow.engine.drl;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleAnalyst.Rule;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.budget.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * The rules of DRL files and spreadsheets without compiling them.
 *
 * @param segments the ids that rules conclude
 * @param offers the ids that rules propose
 * @param computes whether some conclusion is no plain text
 */
public record DrlOutline(
    List<Rule> rules, Set<String> segments, Set<String> offers, boolean computes) {

  private static final Pattern CONCLUSION =
      Pattern.compile("new\\s+(SegmentMatch|OfferProposal)\\s*\\(\\s*(?:\"([^\"]*)\"\\s*[,)])?");

  /**
   * @param known what the compiler found: files with errors are left out
   */
  public static DrlOutline of(RuleSet ruleSet, List<Issue> known) {
    List<Rule> rules = new ArrayList<>();
    Set<String> segments = new HashSet<>();
    Set<String> offers = new HashSet<>();
    boolean computes = false;
    for (String path : ruleSet.definition().rules()) {
      DrlFile file = isRefused(path, known) ? null : file(ruleSet, path);
      PackageDescr parsed = file == null ? null : DrlGuard.check(file, new ArrayList<>());
      if (parsed == null) {
        computes = true; // nobody knows what the file would conclude
        continue;
      }
      for (RuleDescr rule : parsed.getRules()) {
        // a row is told of tables whose rows are known one by one
        Location at =
            file.sheet() == null ? DrlGuard.at(file, rule.getLine()) : Location.file(path);
        rules.add(new Rule(path, rule.getName(), at));
        Matcher conclusion =
            CONCLUSION.matcher(DrlText.uncommented(String.valueOf(rule.getConsequence())));
        while (conclusion.find()) {
          computes |= conclusion.group(2) == null;
          if (conclusion.group(2) != null) {
            (conclusion.group(1).equals("SegmentMatch") ? segments : offers)
                .add(conclusion.group(2));
          }
        }
      }
    }
    return new DrlOutline(rules, segments, offers, computes);
  }

  private static boolean isRefused(String path, List<Issue> known) {
    return known.stream()
        .anyMatch(issue -> issue.isError() && path.equals(issue.location().file()) && !isId(issue));
  }

  private static boolean isId(Issue issue) {
    return issue.code().startsWith("unknown-") || issue.code().equals("undeclared-attribute");
  }

  private static DrlFile file(RuleSet ruleSet, String path) {
    for (RuleSource source : ruleSet.sources()) {
      if (source.path().equals(path) && source.format() == RuleFormat.XLSX) {
        return SpreadsheetText.read(
            source, CompiledForms.NONE, Limits.DEFAULT.source(), new ArrayList<>());
      }
      if (source.path().equals(path) && source.format() == RuleFormat.DRL) {
        return DrlFile.of(path, null, source.text());
      }
    }
    return null;
  }
}
