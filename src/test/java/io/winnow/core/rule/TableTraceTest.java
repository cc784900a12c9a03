package io.winnow.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which row came nearest. */
class TableTraceTest {

  private static TableTrace.Row row(int number, TableTrace.Cell... failed) {
    return new TableTrace.Row(number, failed.length == 0, "", List.of(failed));
  }

  private static TableTrace.Cell cell(String column, String off) {
    return new TableTrace.Cell(column, "", null, off == null ? null : new BigDecimal(off));
  }

  private static Integer nearest(TableTrace.Row... rows) {
    TableTrace.Row nearest = new TableTrace("f", "d", "COLLECT", List.of(rows)).nearestMiss();
    return nearest == null ? null : nearest.row();
  }

  @Test
  void fewerFailedCellsComeNearer() {
    assertThat(nearest(row(1, cell("a", "1"), cell("b", "1")), row(2, cell("a", "900"))))
        .isEqualTo(2);
  }

  @Test
  void ofAsManyTheSmallerDistanceComesNearerAndAKnownOneBeforeAnUnknown() {
    assertThat(nearest(row(1, cell("a", null)), row(2, cell("a", "7")), row(3, cell("a", "3"))))
        .isEqualTo(3);
  }

  @Test
  void distancesOfDifferentColumnsAreNotAddedUp() {
    assertThat(
            nearest(
                row(1, cell("money", "9000"), cell("days", "500")),
                row(2, cell("money", "9500"), cell("days", "1")),
                row(3, cell("money", "9600"), cell("days", "7"))))
        .isEqualTo(2);
  }

  @Test
  void nobodyIsNearWhereAllMatched() {
    assertThat(nearest(row(1), row(2))).isNull();
  }
}
