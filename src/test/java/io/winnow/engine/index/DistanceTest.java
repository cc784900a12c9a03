package io.winnow.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.engine.feel.ClosedCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">= 30; 12; 18",
        "< 10; 10; 0",
        "[90..365]; 80.5; 9.5",
        "(90..365); 400; 35",
        "3, 7, 20; 9; 2",
        "not(5); 5; 0",
        "[90..365), > 1000; 990; 10"
      })
  void isThatToTheNearestNumberThatHolds(String cell, BigDecimal value, BigDecimal distance) {
    assertThat(Distance.of(PlainTest.of(cell), value)).isEqualByComparingTo(distance);
  }

  @Test
  void isInDaysForDates() {
    assertThat(Distance.of(PlainTest.of("< date(\"2026-03-01\")"), LocalDate.of(2026, 3, 11)))
        .isEqualByComparingTo("10");
  }

  @Test
  void isInSecondsForTimesAndDurationsAndInMonthsForMonths() {
    assertThat(Distance.of(ClosedCell.of("> duration(\"P1D\")"), Duration.ofHours(23)))
        .isEqualByComparingTo("3600");
    assertThat(Distance.of(ClosedCell.of(">= duration(\"P1Y\")"), Period.ofMonths(9)))
        .isEqualByComparingTo("3");
    assertThat(Distance.of(ClosedCell.of("< time(\"08:00:00\")"), LocalTime.of(9, 0)))
        .isEqualByComparingTo("3600");
    assertThat(
            Distance.of(
                ClosedCell.of("< date and time(\"2026-01-01T00:00:00Z\")"),
                ZonedDateTime.parse("2026-01-01T00:01:00Z")))
        .isEqualByComparingTo("60");
  }

  @Test
  void isUnknownForEverythingElse() {
    assertThat(Distance.of(PlainTest.of("\"DE\""), "AT")).isNull();
    assertThat(Distance.of(PlainTest.of("> 3"), null)).isNull();
    assertThat(Distance.of(PlainTest.of("> 3"), "AT")).isNull();
    assertThat(Distance.of(PlainTest.of("? > contact.age"), BigDecimal.ONE)).isNull();
  }
}
