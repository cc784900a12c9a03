package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.engine.grid.DmnFiles;
import io.winnow.engine.grid.DmnTableEditor;
import io.winnow.ruleset.Bundle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models as other editors write them decide, and stay so when a cell is edited. */
class OtherEditorsTest {

  private static final String TABLE = "Habit";
  private static final String DEFINITION =
      """
      key: test
      segments:
        - {id: regular, group: value}
        - {id: sleeper, group: value}
        - {id: first, group: value}
      decisions: {segments: ["m.dmn#Habit"]}
      """;

  private final DmnTableEditor editor = new DmnTableEditor();

  static List<RuleSource> files() {
    return DmnFiles.editors();
  }

  @ParameterizedTest
  @MethodSource("files")
  void decidesAsTheTableSays(RuleSource file) {
    assertThat(answers(file.bytes())).containsExactly("regular", "sleeper", "first", null);
  }

  @ParameterizedTest
  @MethodSource("files")
  void decidesInWhateverEncodingTheFileCame(RuleSource file) {
    String text = file.text();
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      String declared = text.replaceFirst("(?i)encoding=\"utf-8\"", "encoding=\"UTF-16\"");
      assertThat(answers(("\uFEFF" + declared.replace("\n", "\r\n")).getBytes(charset)))
          .containsExactly("regular", "sleeper", "first", null);
    }
    assertThat(answers(("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8)))
        .containsExactly("regular", "sleeper", "first", null);
  }

  @ParameterizedTest
  @MethodSource("files")
  void decidesAsTheEditedTableSays(RuleSource file) {
    Grid grid = editor.read(file, TABLE);
    Grid.Row row = grid.rows().get(0);
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put(grid.columnIds().get(0), "> 5");
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.set(0, new Grid.Row(row.id(), row.description(), cells, row.annotations()));
    RuleSource edited = editor.write(file, TABLE, grid.withRows(rows));
    assertThat(answers(edited.bytes())).containsExactly(null, "sleeper", "first", null);
    if (!grid.rows().get(0).hasDerivedId()) {
      String back = editor.write(edited, TABLE, grid).text();
      assertThat(back).isEqualTo(file.text().replace("&#62; 3", "&gt; 3"));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void decidesTheSameWhenEveryRowIsWrittenAnew(RuleSource file) {
    Grid grid = editor.read(file, TABLE);
    RuleSource empty = editor.write(file, TABLE, grid.withRows(List.of()));
    List<Grid.Row> rows = grid.rows().stream().map(row -> row.withId(null)).toList();
    assertThat(answers(editor.write(empty, TABLE, grid.withRows(rows)).bytes()))
        .containsExactly("regular", "sleeper", "first", null);
  }

  /** For five orders lately, one long ago, one lately, two lately. */
  private static List<String> answers(byte[] model) {
    RuleSource canonical = Bundle.canonical(new RuleSource("m.dmn", model));
    List<String> answers = new ArrayList<>();
    try (RuleProgram program =
        RuleSetFixture.of(DEFINITION).with("m.dmn", canonical.bytes()).program()) {
      for (int[] known : new int[][] {{5, 10}, {1, 100}, {1, 10}, {2, 10}}) {
        var facts =
            RuleSetFixture.facts(
                RuleSetFixture.contact("DE", Map.of()),
                RuleSetFixture.metrics(Map.of("orders", known[0], "recencyDays", known[1])),
                Consent.UNKNOWN);
        var found = program.evaluate(facts, Detail.REASONS).segments();
        answers.add(found.isEmpty() ? null : found.get(0).segment());
      }
    }
    return answers;
  }
}
