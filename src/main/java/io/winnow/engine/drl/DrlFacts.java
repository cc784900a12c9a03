package io.winnow.engine.drl;

import io.winnow.engine.FactPath;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Finds the facts that the conditions of rules look at. */
final class DrlFacts {

  private static final Pattern BY_NAME =
      Pattern.compile(
          "\\b(attributes|purposes|channels|surveyAnswers)\\s*\\[\\s*\"([^\"]*)\"\\s*\\]");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w.$])([a-z]\\w*)(?!\\s*[\\[:(\\w])");
  private static final Set<String> WORDS =
      Set.of("in", "not", "null", "true", "false", "contains", "matches", "memberOf", "str");

  private DrlFacts() {}

  static Set<FactPath> looked(PackageDescr parsed) {
    Set<FactPath> paths = new LinkedHashSet<>();
    for (RuleDescr rule : parsed.getRules()) {
      collect(rule.getLhs(), paths);
    }
    return paths;
  }

  private static void collect(BaseDescr element, Set<FactPath> paths) {
    if (element instanceof PatternDescr pattern) {
      if (DrlFile.FACTS.contains(pattern.getObjectType())) {
        String fact = pattern.getObjectType().toLowerCase(Locale.ROOT);
        pattern.getConstraint().getDescrs().forEach(c -> read(fact, c.getText(), paths));
      }
    } else if (element instanceof ConditionalElementDescr group) {
      group.getDescrs().forEach(child -> collect((BaseDescr) child, paths));
    }
  }

  private static void read(String fact, String constraint, Set<FactPath> paths) {
    Matcher named = BY_NAME.matcher(constraint);
    while (named.find()) {
      paths.add(new FactPath(fact, named.group(1), named.group(2)));
    }
    String rest = TEXT.matcher(BY_NAME.matcher(constraint).replaceAll("")).replaceAll("\"\"");
    Matcher property = PROPERTY.matcher(rest);
    while (property.find()) {
      FactPath path = new FactPath(fact, property.group(1), null);
      if (!WORDS.contains(property.group(1)) && path.exists()) {
        paths.add(path);
      }
    }
  }
}
