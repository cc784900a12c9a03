package io.winnow.table;

import io.winnow.core.diff.TableChange;
import io.winnow.core.diff.TableDiff;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.Spreadsheets;
import io.winnow.core.table.TableEditor;
import io.winnow.core.table.TableException;
import io.winnow.draft.Drafts;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The door to the decision tables of drafts and versions. */
@ApplicationScoped
public class Tables {

  private final TableEditor editor;
  private final Spreadsheets spreadsheets;
  private final Drafts drafts;
  private final RuleSets ruleSets;

  Tables(TableEditor editor, Spreadsheets spreadsheets, Drafts drafts, RuleSets ruleSets) {
    this.editor = editor;
    this.spreadsheets = spreadsheets;
    this.drafts = drafts;
    this.ruleSets = ruleSets;
  }

  /** Who wants to change which table, and what they know of it. */
  record Edit(
      String ruleSet,
      String draft,
      String file,
      String decision,
      String ifMatch,
      boolean dryRun,
      String author) {}

  /** A change that was made or only tried, with the file's ETag afterwards. */
  record Outcome(TableSaved saved, String etag) {}

  /**
   * @throws ProblemException unknown-draft
   */
  TableSummary.TableList ofDraft(String ruleSet, String id) {
    return list(drafts.files(ruleSet, id).files());
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version
   */
  TableSummary.TableList ofVersion(String ruleSet, int version) {
    return list(ruleSets.bundle(ruleSet, version).files());
  }

  private TableSummary.TableList list(List<RuleSource> files) {
    List<TableSummary> tables = new ArrayList<>();
    List<TableSummary.Refusal> refused = new ArrayList<>();
    for (RuleSource file : files) {
      if (file.format() == RuleFormat.DMN) {
        try {
          list(file, tables, refused);
        } catch (TableException e) {
          e.issues().forEach(issue -> refused.add(TableSummary.Refusal.of(issue)));
        }
      }
    }
    return new TableSummary.TableList(tables, refused);
  }

  private void list(
      RuleSource file, List<TableSummary> tables, List<TableSummary.Refusal> refused) {
    var grids = editor.content(file).tables();
    for (String decision : editor.tables(file)) {
      Grid grid = grids.get(decision);
      if (grid != null) {
        tables.add(TableSummary.of(file.path(), grid));
        continue;
      }
      tables.add(new TableSummary(file.path(), decision, null, 0, 0, 0));
      try {
        editor.read(file, decision);
      } catch (TableException e) {
        e.issues().forEach(issue -> refused.add(TableSummary.Refusal.of(issue)));
      }
    }
  }

  /**
   * @throws ProblemException unknown-draft, unknown-file, unknown-table, table-rejected
   */
  OpenTable inDraft(String ruleSet, String id, String file, String decision) {
    return open(drafts.file(ruleSet, id, file), decision);
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version, unknown-file, unknown-table,
   *     table-rejected
   */
  OpenTable inVersion(String ruleSet, int version, String file, String decision) {
    RuleSource source =
        ruleSets.bundle(ruleSet, version).files().stream()
            .filter(one -> one.path().equals(file))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_FILE,
                        "Version " + version + " has no file '" + file + "'."));
    return open(source, decision);
  }

  private OpenTable open(RuleSource file, String decision) {
    return TableProblems.telling(
        file.path(), () -> new OpenTable(file, editor.read(file, decision)));
  }

  /**
   * A table in its file.
   *
   * @param rows ids of its rows; null: a new one
   */
  public record InFile(RuleSource file, List<String> rows) {}

  /**
   * A draft's table as somebody edits it; nothing is saved.
   *
   * @param body null: as it is saved
   * @throws ProblemException as {@link #inDraft}; invalid-request
   */
  public InFile edited(String ruleSet, String id, String file, String decision, TableBody body) {
    OpenTable saved = inDraft(ruleSet, id, file, decision);
    Grid grid = body == null ? saved.grid() : TableBodyReader.read(body, file, saved.grid());
    return new InFile(
        TableProblems.telling(file, () -> editor.write(saved.file(), decision, grid)), ids(grid));
  }

  /**
   * A version's table.
   *
   * @throws ProblemException as {@link #inVersion}
   */
  public InFile published(String ruleSet, int version, String file, String decision) {
    OpenTable table = inVersion(ruleSet, version, file, decision);
    return new InFile(table.file(), ids(table.grid()));
  }

  private static List<String> ids(Grid grid) {
    return grid.rows().stream().map(Grid.Row::id).toList();
  }

  /** The table as a workbook (.xlsx). */
  byte[] workbook(OpenTable table) {
    return TableProblems.telling(table.file().path(), () -> spreadsheets.write(table.grid()));
  }

  /**
   * Saves a table that a caller sends whole.
   *
   * @throws ProblemException as {@link #inDraft}; invalid-request, draft-closed, stale
   */
  Outcome save(Edit edit, TableBody body) {
    return change(edit, before -> TableBodyReader.read(body, edit.file(), before));
  }

  /**
   * Saves a table that was edited as a workbook.
   *
   * @throws ProblemException as {@link #save}
   */
  Outcome save(Edit edit, byte[] workbook) {
    return change(edit, before -> spreadsheets.read(workbook, before));
  }

  private Outcome change(Edit edit, UnaryOperator<Grid> editing) {
    OpenTable before = inDraft(edit.ruleSet(), edit.draft(), edit.file(), edit.decision());
    ETag.check(edit.ifMatch(), before.etag());
    OpenTable after =
        TableProblems.telling(
            edit.file(),
            () -> {
              Grid grid = editing.apply(before.grid());
              RuleSource written = editor.write(before.file(), edit.decision(), grid);
              return new OpenTable(written, editor.read(written, edit.decision()));
            });
    TableChange change = TableDiff.between(edit.file(), before.grid(), after.grid());
    boolean differs = !Bundle.etag(before.file()).equals(after.etag());
    boolean saves = differs && !edit.dryRun();
    String etag = before.etag();
    if (saves) {
      // the state that was read, not what the caller sent: between the two somebody may save
      etag =
          drafts
              .save(
                  edit.ruleSet(),
                  edit.draft(),
                  edit.file(),
                  after.file().bytes(),
                  before.etag(),
                  edit.author())
              .etag();
    }
    return new Outcome(new TableSaved(saves, change, after.body()), etag);
  }
}
