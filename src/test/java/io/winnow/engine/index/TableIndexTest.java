package io.winnow.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index finds the rows that going through all of them finds, whatever the cells are. */
class TableIndexTest {

  private static final int VALUES = 60;

  /** Cells of one kind, and values that hit and miss their bounds. */
  private record Column(
      Function<SplittableRandom, String> cell, Function<SplittableRandom, Object> value) {}

  private static final Column NUMBERS =
      new Column(TableIndexTest::numberCell, random -> number(random, 2));
  private static final Column TEXTS =
      new Column(TableIndexTest::textCell, random -> text(random, 12));
  private static final Column DATES = new Column(TableIndexTest::dateCell, TableIndexTest::date);
  private static final Column FLAGS =
      new Column(
          random -> pick(random, "-", "true", "false", "not(true)", "true, false"),
          random -> random.nextBoolean());
  private static final Column LISTS =
      new Column(
          TableIndexTest::listCell,
          random -> IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(random, 12)).toList());

  private static CodedColumn[] coded(Object[][] contacts, int columns) {
    CodedColumn[] coded = new CodedColumn[columns];
    for (int column = 0; column < columns; column++) {
      coded[column] = new CodedColumn(contacts.length);
      for (int contact = 0; contact < contacts.length; contact++) {
        coded[column].put(contact, contacts[contact][column]);
      }
    }
    return coded;
  }

  @ParameterizedTest
  @CsvSource({"1, 40", "2, 40", "7, 60", "64, 40", "65, 40", "300, 30", "3000, 4", "20000, 1"})
  void findsTheRowsThatAllRowsOneByOneFind(int rows, int tables) {
    SplittableRandom random = new SplittableRandom(rows);
    for (int i = 0; i < tables; i++) {
      List<Column> columns = columns(random, rows);
      PlainTest[][] cells = cells(random, columns, rows);
      TableIndex index = TableIndex.of(cells, rows);
      Object[][] all = new Object[VALUES][];
      for (int j = 0; j < VALUES; j++) {
        Object[] values = values(random, columns);
        all[j] = values;
        TableIndex.Found found = index.rows(values);
        assertThat(found.rows()).containsExactly(oneByOne(cells, values, rows));
        if (found.sure()) {
          assertThat(found.rows()).containsExactly(certain(cells, values, rows));
        } else {
          assertThat(isOrdinary(columns, values) && arePlain(cells)).isFalse();
        }
      }
      Groups groups =
          index.group(
              coded(all, columns.size()), Collections.nCopies(columns.size(), null), VALUES);
      for (int j = 0; j < VALUES; j++) {
        int group = groups.of(j);
        assertThat(index.rows(all[groups.first(group)]).rows())
            .isEqualTo(index.rows(all[j]).rows());
      }
    }
  }

  private static List<Column> columns(SplittableRandom random, int rows) {
    List<Column> columns = new ArrayList<>();
    int many = 1 + random.nextInt(6);
    for (int i = 0; i < many; i++) {
      columns.add(pick(random, NUMBERS, NUMBERS, TEXTS, DATES, FLAGS, LISTS));
    }
    if (rows > 1000) {
      columns.add(NUMBERS);
    }
    return columns;
  }

  private static PlainTest[][] cells(SplittableRandom random, List<Column> columns, int rows) {
    PlainTest[][] cells = new PlainTest[columns.size()][rows];
    for (int column = 0; column < columns.size(); column++) {
      for (int row = 0; row < rows; row++) {
        String text = columns.get(column).cell().apply(random);
        // some are not plain: the index must leave them to others
        cells[column][row] = random.nextInt(50) == 0 ? null : PlainTest.of(text);
        assertThat(PlainTest.of(text)).as(text).isNotNull();
      }
    }
    return cells;
  }

  /** Now and then nothing is known, or a value is of another kind. */
  private static Object[] values(SplittableRandom random, List<Column> columns) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      int lot = random.nextInt(20);
      values[i] =
          lot == 0
              ? null
              : lot == 1
                  ? pick(random, NUMBERS, TEXTS, FLAGS).value().apply(random)
                  : columns.get(i).value().apply(random);
    }
    return values;
  }

  /** Every value is of its column's kind. */
  private static boolean isOrdinary(List<Column> columns, Object[] values) {
    return IntStream.range(0, values.length)
        .allMatch(
            i ->
                Kind.of(values[i])
                    == Kind.of(columns.get(i).value().apply(new SplittableRandom(1))));
  }

  private static boolean arePlain(PlainTest[][] cells) {
    return Arrays.stream(cells).flatMap(Arrays::stream).allMatch(cell -> cell != null);
  }

  /** The rows that match or, from left to right, come to a cell that may say anything. */
  private static int[] oneByOne(PlainTest[][] cells, Object[] values, int rows) {
    List<Integer> found = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      boolean all = true;
      boolean asked = false;
      for (int column = 0; column < cells.length && all && !asked; column++) {
        PlainTest cell = cells[column][row];
        Boolean held = cell == null ? null : cell.holds(values[column]);
        asked =
            held == null
                && (cell == null || !cell.traits().harmless().contains(Kind.of(values[column])));
        all = !Boolean.FALSE.equals(held);
      }
      if (all) {
        found.add(row);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] certain(PlainTest[][] cells, Object[] values, int rows) {
    return IntStream.range(0, rows)
        .filter(
            row ->
                IntStream.range(0, cells.length)
                    .allMatch(
                        column -> Boolean.TRUE.equals(cells[column][row].holds(values[column]))))
        .toArray();
  }

  private static String numberCell(SplittableRandom random) {
    BigDecimal a = number(random, 1);
    BigDecimal b = number(random, 2);
    String low = a.min(b).toString();
    String high = a.max(b).toString();
    return pick(
        random,
        "-",
        low,
        "< " + low,
        "<= " + low,
        "> " + high,
        ">= " + high,
        "[" + low + ".." + high + "]",
        "(" + low + ".." + high + "]",
        "[" + low + ".." + high + ")",
        "(" + low + ".." + high + ")",
        "[" + high + ".." + low + "]",
        "[" + low + ".." + low + "0]",
        "not(" + low + ")",
        "not(" + low + ", " + high + ")",
        "< " + low + ", > " + high,
        low + ", " + high + ", [" + low + ".." + high + ")");
  }

  private static String textCell(SplittableRandom random) {
    String a = '"' + text(random, 10) + '"';
    String b = '"' + text(random, 10) + '"';
    return pick(
        random,
        "-",
        a,
        a + "," + b,
        a + ", " + b + ", null",
        "not(" + a + ")",
        "not( " + a + ", " + b + " )");
  }

  private static String dateCell(SplittableRandom random) {
    String a = date(random).toString();
    String b = date(random).toString();
    return pick(
        random,
        "-",
        "date(\"" + a + "\")",
        "< date( \"" + a + "\" )",
        ">= @\"" + a + "\"",
        "[date(\"" + a + "\")..@\"" + b + "\")",
        "not(@\"" + a + "\")");
  }

  private static String listCell(SplittableRandom random) {
    String a = '"' + text(random, 10) + '"';
    String b = '"' + text(random, 10) + '"';
    return pick(
        random,
        "-",
        a + " in ?",
        a + " in ?, " + b + " in ?",
        "not(" + a + " in ?)",
        "not(" + a + " in ?, " + b + " in ?)");
  }

  private static BigDecimal number(SplittableRandom random, int scale) {
    return BigDecimal.valueOf(random.nextInt(-400, 40_000), scale);
  }

  private static String text(SplittableRandom random, int many) {
    return "text " + random.nextInt(many);
  }

  private static LocalDate date(SplittableRandom random) {
    return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(20));
  }

  @SafeVarargs
  private static <T> T pick(SplittableRandom random, T... from) {
    return from[random.nextInt(from.length)];
  }
}
