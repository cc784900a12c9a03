package io.winnow.engine.workbook;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.Aggregation;
import io.winnow.core.table.Grid;
import io.winnow.core.table.GridFaults;
import io.winnow.core.table.HitPolicy;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Reads a table from a sheet that people have edited. */
final class WorkbookReader {

  private final Sheet sheet;
  private final Grid before;
  private final List<Issue> issues = new ArrayList<>();
  private final CellReader cells;
  private final Map<String, Grid.Row> known = new HashMap<>();

  private WorkbookReader(Sheet sheet, Grid before) {
    this.sheet = sheet;
    this.before = before;
    this.cells = new CellReader(before.decision(), issues);
    before.rows().forEach(row -> known.put(row.id(), row));
  }

  /**
   * @throws TableException with every place that cannot be understood
   */
  static Grid read(Sheet sheet, Grid before) {
    WorkbookReader reader = new WorkbookReader(sheet, before);
    Grid grid = reader.read();
    if (!reader.issues.isEmpty()) {
      throw new TableException(reader.issues.stream().sorted().toList());
    }
    return grid;
  }

  private Grid read() {
    HeaderRows header = HeaderRows.of(sheet, before, cells);
    List<Grid.Input> inputs =
        before.inputs().stream()
            .map(
                input ->
                    new Grid.Input(
                        input.id(),
                        header.text(Layout.LABEL, input.id(), input.label()),
                        header.text(Layout.EXPRESSION, input.id(), input.expression()),
                        header.text(Layout.TYPE, input.id(), input.type()),
                        header.text(Layout.ALLOWED, input.id(), input.allowedValues())))
            .toList();
    List<Grid.Output> outputs =
        before.outputs().stream()
            .map(
                output ->
                    new Grid.Output(
                        output.id(),
                        header.text(Layout.EXPRESSION, output.id(), output.name()),
                        header.text(Layout.LABEL, output.id(), output.label()),
                        header.text(Layout.TYPE, output.id(), output.type()),
                        header.text(Layout.ALLOWED, output.id(), output.allowedValues()),
                        header.text(Layout.DEFAULT, output.id(), output.defaultOutput())))
            .toList();
    List<String> annotations = new ArrayList<>();
    for (int i = 0; i < before.annotations().size(); i++) {
      String name =
          header.text(
              Layout.EXPRESSION, Layout.ANNOTATION_ID + (i + 1), before.annotations().get(i));
      annotations.add(name == null ? "" : name);
    }
    return new Grid(
        before.decision(),
        hitPolicy(header),
        aggregation(header),
        inputs,
        outputs,
        annotations,
        RowIdentity.settle(rows(header), known));
  }

  private HitPolicy hitPolicy(HeaderRows header) {
    String word = header.single(Layout.HIT_POLICY, before.hitPolicy().word());
    return HitPolicy.of(word)
        .orElseGet(
            () -> {
              issue("workbook-hit-policy", "There is no hit policy '" + word + "'.");
              return before.hitPolicy();
            });
  }

  private Aggregation aggregation(HeaderRows header) {
    String word = header.single(Layout.AGGREGATION, "");
    if (!word.isEmpty() && Aggregation.of(word).isEmpty()) {
      issue("workbook-hit-policy", "There is no aggregation '" + word + "'.");
    }
    return Aggregation.of(word).orElse(null);
  }

  private List<Grid.Row> rows(HeaderRows header) {
    List<Grid.Row> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (row.getRowNum() > header.last()) {
        stray(header, row);
        Grid.Row read = row(header, row);
        if (read != null) {
          rows.add(read);
        }
        if (rows.size() > GridFaults.MAX_ROWS) {
          issue("workbook-rows", "A table holds at most " + GridFaults.MAX_ROWS + " rows.");
          return rows;
        }
      }
    }
    return rows;
  }

  /** Null for a row that people have cleared. */
  private Grid.Row row(HeaderRows header, Row row) {
    String id = cells.plain(header.cell(row, Layout.ROW_ID)).strip();
    Grid.Row old = known.get(id);
    boolean blank = true;
    Map<String, String> texts = new LinkedHashMap<>();
    for (Grid.Input input : before.inputs()) {
      String text = cells.feel(header.cell(row, input.id()), input.type());
      blank &= text.isEmpty();
      texts.put(input.id(), text);
    }
    for (Grid.Output output : before.outputs()) {
      String text = cells.feel(header.cell(row, output.id()), output.type());
      blank &= text.isEmpty();
      texts.put(output.id(), text);
    }
    List<String> annotations = new ArrayList<>();
    for (int i = 1; i <= before.annotations().size(); i++) {
      String text = cells.plain(header.cell(row, Layout.ANNOTATION_ID + i));
      blank &= text.isEmpty();
      annotations.add(text);
    }
    String description = cells.plain(header.cell(row, Layout.DESCRIPTION_ID));
    blank &= description.isEmpty();
    if (blank && (old == null || !isBlank(old))) {
      return null;
    }
    texts.replaceAll((column, text) -> settled(column, text, old));
    return new Grid.Row(
        id.isEmpty() ? null : id,
        description.isEmpty()
            ? old == null || old.description() == null ? null : emptied(old)
            : description,
        texts,
        annotations);
  }

  /** A description that was there, but said nothing, still is. */
  private static String emptied(Grid.Row old) {
    return old.description().isEmpty() ? "" : null;
  }

  /** What stands in a cell, as FEEL: a blank condition is any value. */
  private String settled(String column, String text, Grid.Row old) {
    String was = old == null ? null : old.cells().get(column);
    if (text.equals(was)) {
      return text;
    }
    boolean condition = before.inputs().stream().anyMatch(input -> input.id().equals(column));
    return text.isBlank() && condition ? "-" : WorkbookText.straighten(text);
  }

  private static boolean isBlank(Grid.Row row) {
    return row.cells().values().stream().allMatch(String::isEmpty)
        && row.annotations().stream().allMatch(String::isEmpty)
        && (row.description() == null || row.description().isEmpty());
  }

  /** Text beside the table would be lost without a word. */
  private void stray(HeaderRows header, Row row) {
    for (Cell cell : row) {
      if (!header.isKnown(cell.getColumnIndex()) && !cells.plain(cell).isBlank()) {
        issues.add(
            Issue.error(
                "workbook-column",
                "Cell "
                    + cell.getAddress()
                    + " stands in a column that the table does not have: add columns in the table"
                    + " itself.",
                place(cell.getAddress().toString())));
        return;
      }
    }
  }

  private void issue(String code, String message) {
    issues.add(Issue.error(code, message, place(null)));
  }

  /**
   * @param cell null for the sheet as a whole
   */
  private Location place(String cell) {
    return Location.table(null, before.decision(), null, cell);
  }
}
