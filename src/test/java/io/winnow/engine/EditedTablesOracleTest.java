package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.engine.grid.DmnTableEditor;
import io.winnow.engine.workbook.PoiSpreadsheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules whose tables went through the grid and a workbook decide as before, reasons included. */
class EditedTablesOracleTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");
  private static final int CONTACTS = 1_500;

  private final DmnTableEditor editor = new DmnTableEditor();
  private final PoiSpreadsheets spreadsheets = new PoiSpreadsheets();

  @Test
  void decideAsBefore() throws IOException {
    RuleSetFixture before = RuleSetFixture.of(Files.readString(CRM.resolve("ruleset.yaml")));
    RuleSetFixture after = RuleSetFixture.of(Files.readString(CRM.resolve("ruleset.yaml")));
    try (Stream<Path> paths = Files.list(CRM)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        RuleSource file = new RuleSource(path.getFileName().toString(), Files.readAllBytes(path));
        if (!file.path().equals("ruleset.yaml")) {
          before.with(file.path(), file.bytes());
          after.with(file.path(), throughTheWorkbook(file).bytes());
        }
      }
    }
    try (RuleProgram old = before.program();
        RuleProgram now = after.program()) {
      RandomFacts contacts = new RandomFacts(7);
      for (int i = 0; i < CONTACTS; i++) {
        ContactFacts facts = contacts.next();
        assertThat(answer(now, facts)).isEqualTo(answer(old, facts));
      }
    }
  }

  /** Every row is taken out and written anew, as the workbook has it, under its old id. */
  private RuleSource throughTheWorkbook(RuleSource file) {
    if (file.format() != RuleFormat.DMN) {
      return file;
    }
    RuleSource written = file;
    for (String table : editor.tables(file)) {
      Grid grid = editor.read(file, table);
      assertThat(editor.write(file, table, spreadsheets.read(spreadsheets.write(grid), grid)))
          .isSameAs(file);
      RuleSource empty = editor.write(written, table, grid.withRows(List.of()));
      written = editor.write(empty, table, spreadsheets.read(spreadsheets.write(grid), grid));
    }
    assertThat(written.text()).isNotEqualTo(file.text());
    return written;
  }

  private static Object answer(RuleProgram program, ContactFacts facts) {
    try {
      return program.evaluate(facts, Detail.REASONS);
    } catch (EvaluationException e) {
      return e.issues();
    }
  }
}
