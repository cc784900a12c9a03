package io.winnow.table;

import io.winnow.core.diff.EntryChange;
import io.winnow.core.diff.RuleSetChange;
import io.winnow.core.diff.SheetChange;
import io.winnow.core.diff.TableChange;
import io.winnow.core.diff.TextChange;
import java.util.List;

/**
 * What differs between two states of a rule set.
 *
 * @param before null where the draft was made from nothing
 * @param files every file that differs, whether or not anything below tells how
 * @param tables decision tables by row and cell
 * @param entries segments, offers, attributes, scenarios and the rule set's own settings
 * @param sheets spreadsheets of rules by cell
 * @param texts all but spreadsheets by line; of DMN, what is not in a table
 */
public record RuleSetDiff(
    State before,
    State after,
    List<RuleSetChange.FileChange> files,
    List<TableChange> tables,
    List<EntryChange> entries,
    List<SheetChange> sheets,
    List<TextChange> texts) {

  /**
   * @param version null for a draft
   * @param draft null for a version
   * @param hash {@code sha256:…} over the canonical files
   */
  public record State(Integer version, String draft, String hash) {}

  static RuleSetDiff of(State before, State after, RuleSetChange change) {
    return new RuleSetDiff(
        before,
        after,
        change.files(),
        change.tables(),
        change.entries(),
        change.sheets(),
        change.texts());
  }
}
