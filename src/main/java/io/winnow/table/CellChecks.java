package io.winnow.table;

import io.winnow.core.table.CellChecker;
import io.winnow.core.table.Grid;
import io.winnow.draft.Drafts;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** The door to what is wrong with cells while they are typed. */
@ApplicationScoped
public class CellChecks {

  static final int MAX_CELLS = 5000;

  private final CellChecker checker;
  private final Tables tables;
  private final Drafts drafts;

  CellChecks(CellChecker checker, Tables tables, Drafts drafts) {
    this.checker = checker;
    this.tables = tables;
    this.drafts = drafts;
  }

  /**
   * @throws ProblemException unknown-draft, unknown-file, unknown-table, table-rejected,
   *     invalid-request
   */
  CellCheck.Findings inDraft(
      String ruleSet, String id, String file, String decision, CellCheck body) {
    if (body == null || body.cells() == null || body.cells().size() > MAX_CELLS) {
      throw ProblemException.invalid(
          "invalid-value", "must hold 1 to " + MAX_CELLS + " cells.", "/cells");
    }
    for (CellCheck.Cell cell : body.cells()) {
      if (cell == null || cell.column() == null || cell.text() == null) {
        throw ProblemException.invalid("missing-field", "must name a column and a text.", "/cells");
      }
    }
    boolean complete = body.inputs() != null && body.outputs() != null;
    Grid saved = complete ? null : tables.inDraft(ruleSet, id, file, decision).grid();
    return new CellCheck.Findings(
        TableProblems.telling(
                file,
                () ->
                    checker.check(
                        drafts.file(ruleSet, id, file),
                        body.inputs() == null ? saved.inputs() : inputs(body),
                        body.outputs() == null ? saved.outputs() : outputs(body),
                        cells(body)))
            .stream()
            .map(CellChecks::finding)
            .toList());
  }

  private static List<CellChecker.Cell> cells(CellCheck body) {
    return body.cells().stream()
        .map(cell -> new CellChecker.Cell(cell.column(), cell.text()))
        .toList();
  }

  private static List<Grid.Input> inputs(CellCheck body) {
    return body.inputs().stream()
        .map(
            in ->
                new Grid.Input(in.id(), in.label(), in.expression(), in.type(), in.allowedValues()))
        .toList();
  }

  private static List<Grid.Output> outputs(CellCheck body) {
    return body.outputs().stream()
        .map(
            out ->
                new Grid.Output(
                    out.id(),
                    out.name(),
                    out.label(),
                    out.type(),
                    out.allowedValues(),
                    out.defaultOutput()))
        .toList();
  }

  private static CellCheck.Finding finding(CellChecker.Finding found) {
    return new CellCheck.Finding(
        found.cell().column(),
        found.cell().text(),
        found.code(),
        found.severity().name().toLowerCase(Locale.ROOT),
        found.message());
  }
}
