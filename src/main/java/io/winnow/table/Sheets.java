package io.winnow.table;

import io.winnow.core.diff.SheetChange;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Spreadsheets;
import io.winnow.draft.Drafts;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The door to the spreadsheets of rules in drafts and versions. */
@ApplicationScoped
public class Sheets {

  private final Spreadsheets spreadsheets;
  private final Drafts drafts;
  private final RuleSets ruleSets;

  Sheets(Spreadsheets spreadsheets, Drafts drafts, RuleSets ruleSets) {
    this.spreadsheets = spreadsheets;
    this.drafts = drafts;
    this.ruleSets = ruleSets;
  }

  /**
   * @throws ProblemException unknown-draft, unknown-file, table-rejected: it is no workbook
   */
  SheetList inDraft(String ruleSet, String id, String file) {
    return read(drafts.file(ruleSet, id, file));
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version, unknown-file, table-rejected
   */
  SheetList inVersion(String ruleSet, int version, String file) {
    return ruleSets.bundle(ruleSet, version).files().stream()
        .filter(one -> one.path().equals(file))
        .findFirst()
        .map(this::read)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_FILE,
                    "Version " + version + " has no file '" + file + "'."));
  }

  /**
   * What a workbook would change in a draft's file; nothing is saved. Where the draft has no such
   * file, or what it has is no workbook, all of it is new.
   *
   * @throws ProblemException unknown-draft, table-rejected
   */
  SheetDiff changed(String ruleSet, String id, String file, byte[] workbook) {
    List<Spreadsheets.Sheet> before =
        drafts.files(ruleSet, id).files().stream()
            .filter(one -> one.path().equals(file))
            .findFirst()
            .map(one -> FileComparison.sheets(spreadsheets, one))
            .orElse(List.of());
    SheetList after = read(new RuleSource(file, workbook));
    return new SheetDiff(file, SheetChange.between(file, before, after.sheets()));
  }

  private SheetList read(RuleSource file) {
    return TableProblems.telling(
        file.path(), () -> new SheetList(file.path(), spreadsheets.sheets(file)));
  }
}
