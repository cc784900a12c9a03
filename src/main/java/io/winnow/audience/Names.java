package io.winnow.audience;

import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.TableEditor;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out where the files of one rule set name its segments and offers. */
final class Names {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Set<String> DECLARING = Set.of("ruleset.yaml", "offers.yaml");

  private final TableEditor editor;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, List<UsedIn.InTable>> tables = new LinkedHashMap<>();
  private final Map<String, List<UsedIn.InFile>> files = new LinkedHashMap<>();

  private Names(TableEditor editor, RuleSet ruleSet) {
    this.editor = editor;
    ruleSet.definition().segments().forEach(segment -> ids.add(segment.id()));
    ruleSet.offers().forEach(offer -> ids.add(offer.id()));
  }

  /** By id of a segment or offer; those that nobody names are left out. */
  static Map<String, UsedIn> of(TableEditor editor, RuleSet ruleSet) {
    Names names = new Names(editor, ruleSet);
    for (RuleSource source : ruleSet.sources()) {
      names.read(source);
    }
    return names.ids.stream()
        .filter(id -> names.tables.containsKey(id) || names.files.containsKey(id))
        .collect(
            Collectors.toUnmodifiableMap(
                id -> id,
                id ->
                    new UsedIn(
                        names.tables.getOrDefault(id, List.of()),
                        names.files.getOrDefault(id, List.of()))));
  }

  private void read(RuleSource source) {
    if (source.format() == RuleFormat.DMN) {
      try {
        TableEditor.Content content = editor.content(source);
        content.tables().values().forEach(grid -> read(source.path(), grid));
        lines(source.path(), content.rest().replace("&quot;", "\""), content.restLines(), QUOTED);
      } catch (TableException unreadable) {
        lines(source.path(), source.text(), null, QUOTED);
      }
    } else if (source.format() == RuleFormat.DRL) {
      lines(source.path(), source.text(), null, QUOTED);
    } else if (source.format() == RuleFormat.YAML && !DECLARING.contains(source.path())) {
      lines(source.path(), source.text(), null, WORD);
    }
  }

  private void read(String file, Grid grid) {
    Map<String, List<UsedIn.Row>> found = new LinkedHashMap<>();
    int number = 0;
    for (Grid.Row row : grid.rows()) {
      number++;
      Map<String, String> columns = new LinkedHashMap<>();
      row.cells()
          .forEach(
              (column, text) -> named(text, QUOTED).forEach(id -> columns.putIfAbsent(id, column)));
      for (Map.Entry<String, String> one : columns.entrySet()) {
        found
            .computeIfAbsent(one.getKey(), id -> new ArrayList<>())
            .add(new UsedIn.Row(row.id(), number, one.getValue()));
      }
    }
    found.forEach(
        (id, rows) ->
            tables
                .computeIfAbsent(id, i -> new ArrayList<>())
                .add(new UsedIn.InTable(file, grid.decision(), rows.size(), first(rows))));
  }

  /**
   * @param numbers of the lines in their file; null: the lines are the file's
   */
  private void lines(String path, String text, List<Integer> numbers, Pattern pattern) {
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    int index = 0;
    for (String line : text.split("\n", -1)) {
      int number = numbers == null || index >= numbers.size() ? index + 1 : numbers.get(index);
      index++;
      named(line, pattern)
          .forEach(id -> found.computeIfAbsent(id, i -> new ArrayList<>()).add(number));
    }
    found.forEach(
        (id, lines) ->
            files
                .computeIfAbsent(id, i -> new ArrayList<>())
                .add(new UsedIn.InFile(path, first(lines))));
  }

  private Set<String> named(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(found.groupCount()))
        .filter(ids::contains)
        .collect(Collectors.toSet());
  }

  private static <T> List<T> first(List<T> all) {
    return List.copyOf(all.subList(0, Math.min(UsedIn.TOLD, all.size())));
  }
}
