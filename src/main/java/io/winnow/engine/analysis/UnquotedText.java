package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.engine.dmn.DmnPlace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.Import;

/**
 * Words without quotes: FEEL takes them for the name of something, finds nothing, and says null.
 */
final class UnquotedText {

  private static final Pattern WORDS =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*+(?:[ -]++[\\p{L}\\p{N}_]++)*+");
  private static final Pattern OPERATOR =
      Pattern.compile(
          "(?:^|.*\\s)(?:and|or|in|between|if|then|else|not|instance|some|every|for|return|satisfies)(?:\\s.*|$)");
  private static final Set<String> FEEL = Set.of("true", "false", "null", "not", "item", "partial");

  private UnquotedText() {}

  static void check(AuthoredTable table, List<Issue> issues) {
    Set<String> names = names(table);
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.inputs(); column++) {
        for (String part : Feel.parts(table.cell(row, column))) {
          if (isUnknown(part, names)) {
            issues.add(issue(part, row, table.label(column), table.place(row, column)));
          }
        }
      }
      DecisionRule rule = table.table().getRule().get(row);
      List<String> outputs = table.outputs(row);
      for (int i = 0; i < outputs.size(); i++) {
        if (isUnknown(outputs.get(i), names)) {
          Location at = DmnPlace.of(table.file(), rule.getOutputEntry().get(i));
          issues.add(issue(outputs.get(i), row, at.tableColumn(), at));
        }
      }
    }
  }

  private static boolean isUnknown(String text, Set<String> names) {
    return WORDS.matcher(text).matches()
        && !FEEL.contains(text)
        && !OPERATOR.matcher(text).matches()
        && !names.contains(text)
        && !isArithmetic(text, names);
  }

  private static Issue issue(String text, int row, String column, Location at) {
    return Issue.error(
        "unquoted-text",
        "Row %d%s: %s without quotes means nothing to a rule. Write \"%s\"."
            .formatted(row + 1, column == null ? "" : ", '" + column + "'", text, text),
        at);
  }

  /** Names with minus signs between them. */
  private static boolean isArithmetic(String text, Set<String> names) {
    return text.contains("-")
        && List.of(text.split("-")).stream()
            .allMatch(part -> names.contains(part.strip()) || part.strip().matches("\\d+"));
  }

  /** All that a cell may name: inputs, decisions, functions, parameters, columns, imports. */
  private static Set<String> names(AuthoredTable table) {
    Set<String> names = new HashSet<>();
    var model = table.source().model();
    model.findAllChildren(DRGElement.class).forEach(element -> names.add(element.getName()));
    model
        .findAllChildren(org.kie.dmn.model.api.InformationItem.class)
        .forEach(item -> names.add(item.getName()));
    model.findAllChildren(Import.class).forEach(item -> names.add(item.getName()));
    for (int i = 0; i < table.inputs(); i++) {
      names.add(table.expression(i));
    }
    return names;
  }
}
