package io.winnow.engine.drl;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Conclusions that are written with a literal id must name something that is declared. */
final class DrlIds {

  private static final Pattern CONCLUSION =
      Pattern.compile("new\\s+(SegmentMatch|OfferProposal|Exclusion)\\s*\\(\\s*\"([^\"]*)\"");

  private DrlIds() {}

  static void check(DrlFile file, PackageDescr parsed, RuleSet ruleSet, List<Issue> issues) {
    Set<String> segments =
        ruleSet.definition().segments().stream().map(Segment::id).collect(Collectors.toSet());
    Set<String> offers = ruleSet.offers().stream().map(Offer::id).collect(Collectors.toSet());
    for (RuleDescr rule : parsed.getRules()) {
      Matcher conclusion =
          CONCLUSION.matcher(DrlText.uncommented(String.valueOf(rule.getConsequence())));
      while (conclusion.find()) {
        String id = conclusion.group(2);
        boolean segment = conclusion.group(1).equals("SegmentMatch");
        boolean known =
            segment
                ? segments.contains(id)
                : offers.contains(id) || conclusion.group(1).equals("Exclusion") && id.equals("*");
        if (!known) {
          issues.add(
              Issue.error(
                  segment ? "unknown-segment" : "unknown-offer",
                  "Rule '"
                      + rule.getName()
                      + "': "
                      + (segment
                          ? "segment '" + id + "' is not declared in ruleset.yaml."
                          : "offer '" + id + "' is not in offers.yaml."),
                  DrlGuard.at(file, rule.getLine())));
        }
      }
    }
  }
}
