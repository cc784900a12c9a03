package io.winnow.engine.index;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Contacts by what a table can tell of them. Starts with all in one group, and is split column by
 * column. Belongs to one thread until it is whole.
 */
public final class Groups {

  /** The group of those about whom the index alone cannot tell. */
  public static final int UNKNOWN = -1;

  private final int[] groups;
  private int[] first = {0};
  private int count = 1;

  Groups(int contacts) {
    this.groups = new int[contacts];
  }

  /** The group of a contact, from 0; or {@link #UNKNOWN}. */
  public int of(int contact) {
    return groups[contact];
  }

  /** How many there are; some may have lost all their contacts. */
  public int count() {
    return count;
  }

  /** Some contact of the group. */
  public int first(int group) {
    return first[group];
  }

  /** Leaves out those whose value is not allowed. */
  void only(CodedColumn column, Predicate<Object> allowed) {
    int[] classes = new int[column.size()];
    for (int code = 0; code < classes.length; code++) {
      classes[code] = allowed.test(column.value(code)) ? 0 : UNKNOWN;
    }
    split(column, classes, 1);
  }

  /**
   * Splits by the rows that a column's values take.
   *
   * @param rows by kind; null where only equal values are known to take the same
   */
  void split(CodedColumn column, Function<Kind, RowsByValue> rows) {
    LongNumbers dense = new LongNumbers(column.size());
    int[] classes = new int[column.size()];
    for (int code = 0; code < classes.length; code++) {
      Object value = column.value(code);
      Kind kind = Kind.of(value);
      RowsByValue own = rows.apply(kind);
      int known = own == null ? RowsByValue.ITS_OWN : own.classOf(value);
      classes[code] =
          dense.number(known == RowsByValue.ITS_OWN ? -1L - code : key(known, kind.ordinal()));
    }
    split(column, classes, dense.size());
  }

  /**
   * @param classes by code, from 0; or {@link #UNKNOWN}
   */
  private void split(CodedColumn column, int[] classes, int size) {
    // where the pairs of group and class are few, a table is faster than a map
    long pairs = (long) count * size;
    int[] table = pairs <= 4L * groups.length + 64 ? new int[(int) pairs] : null;
    if (table != null) {
      Arrays.fill(table, UNKNOWN);
    }
    LongNumbers map = table == null ? new LongNumbers(2 * count) : null;
    int[] leaders = new int[Math.max(16, count)];
    int next = 0;
    for (int contact = 0; contact < groups.length; contact++) {
      int group = groups[contact];
      int of = group == UNKNOWN ? UNKNOWN : classes[column.code(contact)];
      if (of == UNKNOWN) {
        groups[contact] = UNKNOWN;
        continue;
      }
      int number;
      if (table == null) {
        number = map.number(key(group, of));
      } else {
        int place = group * size + of;
        if (table[place] == UNKNOWN) {
          table[place] = next;
        }
        number = table[place];
      }
      if (number == next) {
        if (next == leaders.length) {
          leaders = Arrays.copyOf(leaders, 2 * next);
        }
        leaders[next++] = contact;
      }
      groups[contact] = number;
    }
    first = leaders;
    count = next;
  }

  private static long key(int high, int low) {
    return (long) high << 32 | low;
  }
}
