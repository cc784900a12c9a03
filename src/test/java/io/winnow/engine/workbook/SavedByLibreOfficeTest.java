package io.winnow.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.table.Grid;
import io.winnow.engine.grid.DmnFiles;
import io.winnow.engine.grid.DmnTableEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An export that LibreOffice 7 opened, saved as .ods, and saved as .xlsx again. When the export
 * changes its form, make the file anew: {@code soffice --headless --convert-to ods}, then xlsx.
 */
class SavedByLibreOfficeTest {

  private static final Path SAVED =
      Path.of("src/test/resources/workbooks/saved-by-libreoffice.xlsx");
  private static final List<String> RISKY =
      List.of(
          "=1+1",
          "+1",
          "-1",
          "@SUM(1)",
          "1-2",
          "0012",
          "1E5",
          "TRUE",
          "55%",
          "_x0041_",
          "'quoted",
          "ünï 😀",
          "two\nlines",
          " lead",
          "date(\"2026-01-02\")");

  static Grid risky() {
    Grid habit = new DmnTableEditor().read(DmnFiles.editor("camunda8-1.3.dmn"), "Habit");
    List<Grid.Row> rows = new ArrayList<>();
    for (String text : RISKY) {
      Grid.Row model = habit.rows().get(rows.size() % habit.rows().size());
      Map<String, String> cells = new LinkedHashMap<>(model.cells());
      cells.put(habit.columnIds().get(0), text);
      rows.add(new Grid.Row("row_" + rows.size(), model.description(), cells, List.of(text)));
    }
    return habit.withRows(rows);
  }

  @Test
  void saysWhatTheExportSaid() throws IOException {
    Grid read = new PoiSpreadsheets().read(Files.readAllBytes(SAVED), risky());
    assertThat(read).isEqualTo(risky());
  }
}
