package io.winnow.engine.drl;

import io.winnow.engine.FactPath;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");
  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w.$])([a-z]\\w*)(?!\\s*[\\[:(\\w])");
  private static final Set<String> WORDS =
      Set.of("in", "not", "null", "true", "false", "contains", "matches", "memberOf", "str");

  private DrlFacts() {}

  /** Each fact with the line where it is looked at first. */
  static Map<FactPath, Integer> looked(PackageDescr parsed) {
    Map<FactPath, Integer> paths = new LinkedHashMap<>();
    for (RuleDescr rule : parsed.getRules()) {
      collect(rule.getLhs(), paths);
    }
    return paths;
  }

  private static void collect(BaseDescr element, Map<FactPath, Integer> paths) {
    if (element instanceof PatternDescr pattern) {
      if (DrlFile.FACTS.contains(pattern.getObjectType())) {
        String fact = pattern.getObjectType().toLowerCase(Locale.ROOT);
        pattern
            .getConstraint()
            .getDescrs()
            .forEach(
                c ->
                    read(
                        fact,
                        DrlText.uncommented(c.getText()),
                        path -> paths.putIfAbsent(path, pattern.getLine())));
      }
    } else if (element instanceof ConditionalElementDescr group) {
      group.getDescrs().forEach(child -> collect((BaseDescr) child, paths));
    }
  }

  private static void read(String fact, String constraint, Consumer<FactPath> paths) {
    Matcher named = BY_NAME.matcher(constraint);
    while (named.find()) {
      paths.accept(new FactPath(fact, named.group(1), named.group(2)));
    }
    String rest = TEXT.matcher(BY_NAME.matcher(constraint).replaceAll("")).replaceAll("\"\"");
    Matcher property = PROPERTY.matcher(rest);
    while (property.find()) {
      FactPath path = new FactPath(fact, property.group(1), null);
      if (!WORDS.contains(property.group(1)) && path.exists()) {
        paths.accept(path);
      }
    }
  }
}
