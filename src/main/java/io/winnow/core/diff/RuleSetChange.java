package io.winnow.core.diff;

import java.util.List;

/**
 * What differs between two states of a rule set.
 *
 * @param files every file that differs, by path, whether or not anything below tells how
 * @param tables decision tables by row and cell
 * @param entries segments, offers, attributes, scenarios and the rule set's own settings
 * @param sheets spreadsheets of rules by cell
 * @param texts all but spreadsheets by line; of DMN, what is not in a table
 */
public record RuleSetChange(
    List<FileChange> files,
    List<TableChange> tables,
    List<EntryChange> entries,
    List<SheetChange> sheets,
    List<TextChange> texts) {

  public RuleSetChange {
    files = List.copyOf(files);
    tables = List.copyOf(tables);
    entries = List.copyOf(entries);
    sheets = List.copyOf(sheets);
    texts = List.copyOf(texts);
  }

  public record FileChange(String path, Change change) {}
}
