package io.winnow.core.rule;

import java.util.Comparator;
import java.util.function.Function;

/**
 * Where in a rule set something stands; every part but the file may be null.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param table the decision's name, for a place in a decision table
 * @param row the table row, counted from 1
 * @param tableColumn the table column's label
 */
public record Location(
    String file, Integer line, Integer column, String table, Integer row, String tableColumn)
    implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      nullsFirst(Location::file)
          .thenComparing(nullsFirst(Location::line))
          .thenComparing(nullsFirst(Location::column))
          .thenComparing(nullsFirst(Location::table))
          .thenComparing(nullsFirst(Location::row))
          .thenComparing(nullsFirst(Location::tableColumn));

  private static <T extends Comparable<T>> Comparator<Location> nullsFirst(
      Function<Location, T> part) {
    return Comparator.comparing(part, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  public static Location file(String file) {
    return new Location(file, null, null, null, null, null);
  }

  public static Location line(String file, Integer line, Integer column) {
    return new Location(file, line, column, null, null, null);
  }

  public static Location table(String file, String table, Integer row, String tableColumn) {
    return new Location(file, null, null, table, row, tableColumn);
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }
}
