package io.winnow.table;

import io.winnow.core.diff.Change;
import io.winnow.core.diff.EntryChange;
import io.winnow.core.diff.RuleSetChange;
import io.winnow.core.diff.SheetChange;
import io.winnow.core.diff.TableChange;
import io.winnow.core.diff.TableDiff;
import io.winnow.core.diff.TextChange;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.Spreadsheets;
import io.winnow.core.table.TableEditor;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the files of two states of a rule set, each by what it holds. */
final class FileComparison {

  private final TableEditor editor;
  private final Spreadsheets spreadsheets;
  private final List<RuleSetChange.FileChange> files = new ArrayList<>();
  private final List<TableChange> tables = new ArrayList<>();
  private final List<EntryChange> entries = new ArrayList<>();
  private final List<SheetChange> sheets = new ArrayList<>();
  private final List<TextChange> texts = new ArrayList<>();

  private FileComparison(TableEditor editor, Spreadsheets spreadsheets) {
    this.editor = editor;
    this.spreadsheets = spreadsheets;
  }

  static RuleSetChange between(
      List<RuleSource> before,
      List<RuleSource> after,
      TableEditor editor,
      Spreadsheets spreadsheets) {
    FileComparison comparison = new FileComparison(editor, spreadsheets);
    Map<String, RuleSource> old = byPath(before);
    Map<String, RuleSource> now = byPath(after);
    Set<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    paths.forEach(path -> comparison.compare(path, old.get(path), now.get(path)));
    return new RuleSetChange(
        comparison.files,
        comparison.tables,
        comparison.entries,
        comparison.sheets,
        comparison.texts);
  }

  private static Map<String, RuleSource> byPath(List<RuleSource> files) {
    return files.stream()
        .collect(
            Collectors.toMap(RuleSource::path, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  private void compare(String path, RuleSource before, RuleSource after) {
    if (before != null && after != null && Arrays.equals(before.bytes(), after.bytes())) {
      return;
    }
    Change change = before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
    files.add(new RuleSetChange.FileChange(path, change));
    switch (RuleFormat.of(path)) {
      case DMN -> models(path, before, after);
      case XLSX ->
          sheets.addAll(
              SheetChange.between(path, sheets(spreadsheets, before), sheets(spreadsheets, after)));
      case YAML -> {
        entries.addAll(EntryChange.between(path, RuleEntries.of(before), RuleEntries.of(after)));
        lines(path, text(before), text(after));
      }
      case DRL -> lines(path, text(before), text(after));
    }
  }

  private void models(String path, RuleSource before, RuleSource after) {
    TableEditor.Content old = content(before);
    TableEditor.Content now = content(after);
    Set<String> decisions = new LinkedHashSet<>(now.tables().keySet());
    decisions.addAll(old.tables().keySet());
    for (String decision : decisions) {
      Grid was = old.tables().get(decision);
      Grid is = now.tables().get(decision);
      TableChange change = TableDiff.between(path, was, is);
      if (!change.isEmpty()) {
        tables.add(change);
      }
    }
    TextChange rest = TextChange.between(path, old.rest(), now.rest());
    if (!rest.lines().isEmpty()) {
      texts.add(rest.numbered(old.restLines()::get, now.restLines()::get));
    }
  }

  /** A model that cannot be read is compared as text. */
  private TableEditor.Content content(RuleSource file) {
    if (file == null) {
      return TableEditor.Content.ofText("");
    }
    try {
      return editor.content(file);
    } catch (TableException e) {
      return TableEditor.Content.ofText(file.text());
    }
  }

  /** What is no workbook has no cells; that the file differs is told all the same. */
  static List<Spreadsheets.Sheet> sheets(Spreadsheets spreadsheets, RuleSource file) {
    if (file == null) {
      return List.of();
    }
    try {
      return spreadsheets.sheets(file);
    } catch (TableException e) {
      return List.of();
    }
  }

  private static String text(RuleSource file) {
    return file == null ? "" : file.text();
  }

  private void lines(String path, String before, String after) {
    TextChange change = TextChange.between(path, before, after);
    if (!change.lines().isEmpty()) {
      texts.add(change);
    }
  }
}
