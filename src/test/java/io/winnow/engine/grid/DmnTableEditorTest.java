package io.winnow.engine.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.HitPolicy;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmnTableEditorTest {

  private static final int EDITS = 12;
  private static final int ROUNDS = 12;

  private final DmnTableEditor editor = new DmnTableEditor();

  static List<RuleSource> own() {
    return DmnFiles.own();
  }

  @ParameterizedTest
  @MethodSource("own")
  void givesBackTheSameBytesForAnUnchangedGrid(RuleSource file) {
    assertThat(editor.tables(file)).isNotEmpty();
    unchanged(file);
  }

  @Test
  void givesBackTheSameBytesForEveryConformanceCase() {
    assumeThat(DmnFiles.conformance()).isNotEmpty();
    int tables = 0;
    for (RuleSource file : DmnFiles.conformance()) {
      unchanged(file);
      tables += editor.tables(file).size();
    }
    assertThat(tables).isGreaterThan(20);
  }

  private void unchanged(RuleSource file) {
    assertThat(XmlText.read(file).write().bytes()).as(file.path()).isEqualTo(file.bytes());
    for (String table : editor.tables(file)) {
      Grid grid = editor.read(file, table);
      assertThat(editor.write(file, table, grid).bytes()).isEqualTo(file.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("own")
  void readsBackWhateverWasWritten(RuleSource file) {
    rounds(file);
  }

  @Test
  void readsBackWhateverWasWrittenIntoConformanceCases() {
    assumeThat(DmnFiles.conformance()).isNotEmpty();
    DmnFiles.conformance().forEach(this::rounds);
  }

  private void rounds(RuleSource file) {
    for (String table : editor.tables(file)) {
      Grid before = editor.read(file, table);
      for (int seed = 0; seed < ROUNDS; seed++) {
        Grid after = new RandomEdits(seed).apply(before, 1 + seed % EDITS);
        RuleSource written = editor.write(file, table, after);
        assertThat(editor.read(written, table)).as("%s %s %d", file, table, seed).isEqualTo(after);
        assertThat(editor.content(written).rest()).isEqualTo(editor.content(file).rest());
        RuleSource back = editor.write(written, table, before);
        assertThat(editor.read(back, table)).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("own")
  void changesNothingButTheTextOfTheCell(RuleSource file) {
    for (String table : editor.tables(file)) {
      Grid grid = editor.read(file, table);
      Grid changed = withCell(grid, 1, grid.columnIds().get(0), "#changed#");
      Grid named = editor.read(editor.write(file, table, changed), table);
      // ids that the file lacks are written once, with the first change
      RuleSource once = editor.write(file, table, changed);
      String text = once.text();
      String again =
          editor.write(once, table, withCell(named, 1, grid.columnIds().get(0), "#twice#")).text();
      assertThat(again).isEqualTo(text.replace("#changed#", "#twice#"));
      if (!file.path().contains("compact")) {
        String before = file.text();
        int at = text.indexOf("#changed#");
        assertThat(before).startsWith(text.substring(0, at)).endsWith(text.substring(at + 9));
      }
    }
  }

  @Test
  void keepsTheFileWhenARowIsMovedThereAndBack() {
    RuleSource file = DmnFiles.editor("camunda-1.3.dmn");
    Grid grid = editor.read(file, "Habit");
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.add(rows.remove(1));
    RuleSource moved = editor.write(file, "Habit", grid.withRows(rows));
    assertThat(moved.text())
        .contains("<!-- asked for by the shop -->\n      <rule id=\"DecisionRule_0aaa002\">")
        .hasSameSizeAs(file.text());
    assertThat(editor.write(moved, "Habit", grid).text()).isEqualTo(file.text());
  }

  @Test
  void addsARowAsTheEditorWouldHaveWrittenIt() {
    RuleSource file = DmnFiles.editor("camunda-1.3.dmn");
    Grid grid = editor.read(file, "Habit");
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.add(
        new Grid.Row(
            null,
            "new",
            Map.of("Input_1", "> 9", "InputClause_0zzz111", "-", "Output_1", "\"regular\""),
            List.of()));
    String text = editor.write(file, "Habit", grid.withRows(rows)).text();
    assertThat(text.replaceAll("_[0-9a-f-]{36}", "ID"))
        .contains(
            """
                  </rule>
                  <rule id="ID">
                    <description>new</description>
                    <inputEntry id="ID">
                      <text>&gt; 9</text>
                    </inputEntry>
                    <inputEntry id="ID">
                      <text>-</text>
                    </inputEntry>
                    <outputEntry id="ID">
                      <text>"regular"</text>
                    </outputEntry>
                  </rule>
                </decisionTable>
            """
                .indent(2)
                .replaceAll("(?m)^ {2}", ""));
    assertThat(editor.read(RuleSource.of("f.dmn", text), "Habit").rows().get(3).id())
        .startsWith("_")
        .hasSize(37);
  }

  @Test
  void removesARowWithAllThatBelongsToIt() {
    RuleSource file = DmnFiles.editor("camunda-1.3.dmn");
    Grid grid = editor.read(file, "Habit");
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.remove(1);
    String text = editor.write(file, "Habit", grid.withRows(rows)).text();
    assertThat(text).doesNotContain("0aaa002", "asked for by the shop", "0aaa103");
    String gone =
        file.text().replace(text.substring(0, text.indexOf("<rule id=\"DecisionRule_0aaa003")), "");
    assertThat(gone).isNotBlank();
  }

  @Test
  void derivesIdsFromContentAndWritesThemWithTheFirstChange() {
    RuleSource file = DmnFiles.editor("compact-1.5.dmn");
    Grid grid = editor.read(file, "Habit");
    assertThat(grid.rows()).allSatisfy(row -> assertThat(row.id()).startsWith("row-"));
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.add(0, rows.remove(2));
    RuleSource moved = editor.write(file, "Habit", grid.withRows(rows));
    assertThat(editor.read(moved, "Habit").rows()).isEqualTo(rows);
    assertThat(moved.text()).contains("<d:rule id=\"" + rows.get(0).id() + "\"><d:inputEntry>");
  }

  @Test
  void keepsACellsCharacterDataSection() {
    RuleSource file = DmnFiles.editor("compact-1.5.dmn");
    Grid grid = editor.read(file, "Habit");
    String text = editor.write(file, "Habit", withCell(grid, 0, "input-2", "< 60 & more")).text();
    assertThat(text).contains("<![CDATA[< 60 & more]]>");
  }

  @Test
  void readsAllThatATableSays() {
    Grid grid = editor.read(DmnFiles.editor("camunda-1.3.dmn"), "Habit");
    assertThat(grid.hitPolicy()).isEqualTo(HitPolicy.FIRST);
    assertThat(grid.inputs().get(1))
        .isEqualTo(
            new Grid.Input(
                "InputClause_0zzz111", "Days since", "metrics.recencyDays", "number", ">= 0"));
    assertThat(grid.outputs().get(0))
        .isEqualTo(
            new Grid.Output(
                "Output_1",
                "segment",
                "Segment",
                "string",
                "\"regular\",\"sleeper\",\"first\"",
                null));
    assertThat(grid.rows().get(0).description()).isEqualTo("buys & buys again");
    assertThat(grid.rows().get(0).cells()).containsEntry("Input_1", "> 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table-orientation|hitPolicy='FIRST'|hitPolicy='FIRST' preferredOrientation='CrossTable'",
        "table-expression-language|<d:text>-</d:text>|@",
        "table-expression-language|name='Compact'|name='Compact' expressionLanguage='http://www.w3.org/1999/XPath'",
        "table-hit-policy|hitPolicy='FIRST'|hitPolicy='LAST'",
        "table-hit-policy|hitPolicy='FIRST'|hitPolicy='COLLECT' aggregation='AVG'",
        "table-shape|<d:outputEntry><d:text>\"first\"</d:text></d:outputEntry>|",
        "dmn-version|20230324|20990101",
        "dmn-xml|</d:rule>|",
        "dmn-encoding|<?xml version='1.0'?>|<?xml version='1.0' encoding='ISO-8859-1'?>",
        "dmn-doctype|<!-- written|<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><!-- written",
      })
  void refusesByNameWhatItCannotEdit(String example) {
    String[] parts = example.split("\\|", -1);
    String with = parts[2].equals("@") ? "<d:text>-</d:text>" : parts[2];
    String text = DmnFiles.editor("compact-1.5.dmn").text().replace(parts[1], with);
    RuleSource file =
        RuleSource.of(
            "m.dmn",
            parts[2].equals("@")
                ? text.replace(
                    "<d:inputEntry><d:text>-", "<d:inputEntry expressionLanguage='juel'><d:text>-")
                : text);
    assertThatThrownBy(() -> editor.read(file, "Habit"))
        .isInstanceOfSatisfying(
            TableException.class,
            e -> assertThat(e.issues()).extracting(Issue::code).contains(parts[0]));
  }

  @Test
  void refusesAnImpossibleGrid() {
    RuleSource file = DmnFiles.editor("camunda-1.3.dmn");
    Grid grid = editor.read(file, "Habit");
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.add(rows.get(0));
    rows.add(new Grid.Row(null, null, Map.of("nowhere", "1"), List.of("too many")));
    assertThatThrownBy(() -> editor.write(file, "Habit", grid.withRows(rows)))
        .isInstanceOfSatisfying(
            TableException.class,
            e ->
                assertThat(e.issues())
                    .extracting(Issue::code)
                    .contains("table-duplicate-id", "table-missing-cell", "table-unknown-column"));
  }

  @Test
  void namesTablesInBoxedExpressionsByTheWayToThem() {
    RuleSource file =
        RuleSource.of(
            "m.dmn",
            DmnFiles.editor("compact-1.5.dmn")
                .text()
                .replace(
                    "<d:decisionTable",
                    "<d:context><d:contextEntry><d:variable name='habit'/><d:decisionTable")
                .replace("</d:decisionTable>", "</d:decisionTable></d:contextEntry></d:context>"));
    assertThat(editor.tables(file)).containsExactly("Habit.habit");
    assertThat(editor.read(file, "Habit.habit").rows()).hasSize(3);
  }

  private static Grid withCell(Grid grid, int at, String column, String text) {
    Grid.Row row = grid.rows().get(at);
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put(column, text);
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.set(at, new Grid.Row(row.id(), row.description(), cells, row.annotations()));
    return grid.withRows(rows);
  }
}
