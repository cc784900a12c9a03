package io.winnow.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.diff.EntryChange.Entry;
import io.winnow.core.table.Spreadsheets.Sheet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherDiffsTest {

  @Test
  void comparesTextsByLine() {
    assertThat(TextChange.between("f", "a\nb\nc\n", "a\r\nB\nc\nd").lines())
        .containsExactly(
            new TextChange.Line(Change.REMOVED, 2, null, "b"),
            new TextChange.Line(Change.ADDED, null, 2, "B"),
            new TextChange.Line(Change.ADDED, null, 4, "d"));
    assertThat(TextChange.between("f", "", "a\n").lines()).hasSize(1);
    assertThat(TextChange.between("f", "a", "a\n").lines()).isEmpty();
  }

  @Test
  void comparesEntriesByField() {
    assertThat(
            EntryChange.between(
                "offers.yaml",
                List.of(
                    new Entry("offer", "a", Map.of("name", "A", "lever", "5")),
                    new Entry("offer", "b", Map.of("name", "B"))),
                List.of(
                    new Entry("offer", "c", Map.of("name", "C")),
                    new Entry("offer", "a", Map.of("name", "A", "value.amount", "3")))))
        .containsExactly(
            new EntryChange(
                "offers.yaml",
                "offer",
                "c",
                Change.ADDED,
                List.of(new FieldChange("name", null, "C"))),
            new EntryChange(
                "offers.yaml",
                "offer",
                "a",
                Change.CHANGED,
                List.of(
                    new FieldChange("lever", "5", null),
                    new FieldChange("value.amount", null, "3"))),
            new EntryChange(
                "offers.yaml",
                "offer",
                "b",
                Change.REMOVED,
                List.of(new FieldChange("name", "B", null))));
  }

  @Test
  void comparesSheetsByCell() {
    Sheet before =
        new Sheet(
            "S", List.of(List.of("RuleTable"), List.of("1", "a"), List.of("2"), List.of("3", "c")));
    Sheet after =
        new Sheet(
            "S",
            List.of(
                List.of("RuleTable"),
                List.of(),
                List.of("1", "A"),
                List.of("3", "c"),
                List.of("", "new")));
    assertThat(SheetChange.between("r.xlsx", List.of(before), List.of(after)))
        .containsExactly(
            new SheetChange(
                "r.xlsx",
                "S",
                Change.CHANGED,
                List.of(
                    new SheetChange.Cell("A2", "1", ""),
                    new SheetChange.Cell("B2", "a", ""),
                    new SheetChange.Cell("A3", "2", "1"),
                    new SheetChange.Cell("B3", "", "A"),
                    new SheetChange.Cell("B5", null, "new"))));
    assertThat(SheetChange.between("r.xlsx", List.of(before), List.of()))
        .singleElement()
        .satisfies(change -> assertThat(change.change()).isEqualTo(Change.REMOVED));
  }
}
