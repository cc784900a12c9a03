package io.winnow.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.engine.index.PlainTest;
import io.winnow.engine.index.TableIndex;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read off a cell's syntax tree. */
class ClosedCellTest {

  private static final ZonedDateTime AT =
      ZonedDateTime.parse("2026-01-01T10:00:00+01:00[Europe/Berlin]");
  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          true,
          false,
          new BigDecimal("3"),
          new BigDecimal("3.0"),
          new BigDecimal("-0.5"),
          new BigDecimal("12345678901234567890.12345678901235"),
          "a",
          "b",
          "",
          List.of(),
          List.of("a", "x"),
          LocalDate.of(2026, 1, 1),
          AT,
          LocalTime.NOON,
          Period.ofMonths(3),
          Duration.ofDays(1));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "\"a\"",
        "\"a\", \"b\"",
        "not(\"a\")",
        "not(\"a\", null)",
        "null",
        "true",
        "3",
        "-0.5",
        "12345678901234567890.123456789012345678901",
        "< 3",
        ">= 3, null",
        "[1..3)",
        "not([1..3])",
        "not(< 3)",
        "\"a\" in ?",
        "not(\"a\" in ?)",
        "date(\"2026-01-01\")",
        "> @\"2025-12-31\""
      })
  void aCommonTextSaysWhatItsTreeSays(String text) {
    PlainTest common = PlainTest.of(text);
    PlainTest tree = ClosedCell.read(text);
    for (Object value : VALUES) {
      if (common.holds(value) != null) {
        assertThat(common.holds(value)).as("%s of %s", text, value).isEqualTo(tree.holds(value));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "? > contact.age",
        "contact.age",
        "? + 1 > 3",
        "some x in ? satisfies x = 1",
        "[1, 2]",
        "? > ?",
        "time(\"10:00:00@Europe/Berlin\")",
        "date(\"2026-13-01\")",
        "matches(?, \"a\")",
        "< "
      })
  void whatLooksAtMoreOrInAnotherWayIsNotRead(String text) {
    assertThat(ClosedCell.of(text)).isNull();
  }

  @Test
  void leavesNumbersAloneThatNobodyCountsWith() {
    assertThat(ClosedCell.of("> 1e400000000")).isNull();
    assertThat(ClosedCell.of("> 1e30")).isNotNull();
  }

  @Test
  void anIndexFindsTimesDurationsAndTextsInOrder() {
    found("date and time(\"2026-01-%02dT00:00:00Z\")", at("2026-01-05T01:00:00+01:00"), 5, 5);
    found("@\"2026-01-%02dT00:00:00+02:00\"", at("2026-01-04T22:00:00.5Z"), 5, 5);
    found("[time(\"%02d:00:00\")..time(\"23:30:00\")]", LocalTime.of(5, 15), 1, 5);
    found("duration(\"P%dD\")", Duration.ofHours(120), 5, 5);
    found("? <= duration(\"P%dM\")", Period.ofMonths(5), 5, 20);
    found("]%d..90[", new BigDecimal("4.5"), 1, 4);
    found("< \"k%02d\"", "k17", 18, 20);
    found("list contains(?, \"k%d\")", List.of("k3", "x"), 3, 3);
    found("? > %d and ? <= 18", new BigDecimal("17.5"), 1, 17);
    found("not (\"k%d\")", "k1", 2, 20);
    found("\"a\\\"%d\"", "a\"7", 7, 7);
  }

  private static ZonedDateTime at(String text) {
    return ZonedDateTime.parse(text);
  }

  /** Rows 1 to 20 have a cell with their number; those from the first to the last are found. */
  private static void found(String format, Object value, int first, int last) {
    PlainTest[] cells = new PlainTest[20];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = ClosedCell.of(format.formatted(row + 1));
      assertThat(cells[row]).as(format).isNotNull();
    }
    TableIndex.Found found = index(cells).rows(new Object[] {value});
    assertThat(found.sure()).as(format).isTrue();
    assertThat(found.rows()).as(format).containsExactly(IntStream.range(first - 1, last).toArray());
  }

  @Test
  void aCellThatOnlyFeelCanAnswerCostsItsOwnRowAlone() {
    PlainTest[] cells = new PlainTest[1000];
    Arrays.fill(cells, ClosedCell.of("\"b\""));
    cells[3] = ClosedCell.of("\"a\" in ?");
    cells[5] = ClosedCell.of("not([1..3])");
    cells[7] = null;
    cells[9] = ClosedCell.of("null");
    TableIndex index = index(cells);
    assertThat(index.rows(new Object[] {null}).rows()).containsExactly(3, 5, 7, 9);
    assertThat(index.rows(new Object[] {AT}).rows()).containsExactly(3, 5, 7);
  }

  @Test
  void aCellThatCannotFailIsTriedOnlyWhereNoOtherColumnExcludesTheRow() {
    PlainTest[] harmless = new PlainTest[1000];
    PlainTest[] numbers = new PlainTest[1000];
    for (int row = 0; row < harmless.length; row++) {
      harmless[row] = ClosedCell.of("starts with(?, \"k" + row % 10 + "\")");
      numbers[row] = ClosedCell.of("" + row);
    }
    TableIndex index = TableIndex.of(new PlainTest[][] {harmless, numbers}, 1000);
    assertThat(index.rows(new Object[] {"k7", new BigDecimal(77)}).rows()).containsExactly(77);
    // of anything but a text, FEEL has something to say
    assertThat(index.rows(new Object[] {null, new BigDecimal(77)}).rows()).hasSize(1000);
  }

  @Test
  void aListOfListsIsLeftToTheEngine() {
    PlainTest[] lists = {ClosedCell.of("\"b\" in ?")};
    PlainTest[] numbers = {ClosedCell.of("1")};
    TableIndex index = TableIndex.of(new PlainTest[][] {lists, numbers}, 1);
    Object nested = List.of(List.of("a"), "b");
    assertThat(index.rows(new Object[] {nested, BigDecimal.ONE})).isNull();
  }

  private static TableIndex index(PlainTest[] cells) {
    return TableIndex.of(new PlainTest[][] {cells}, cells.length);
  }
}
