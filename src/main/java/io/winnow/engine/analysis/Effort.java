package io.winnow.engine.analysis;

import io.winnow.core.rule.Patience;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much work the library's search would be. It splits a table column by column, and for some
 * tables that never ends: this walks the same way without doing the work, and stops at the limit.
 */
final class Effort {

  private static final int MAX_STEPS = 300_000;
  private static final int MAX_OVERLAPS = 1_000;

  /** Rows that are compared with elementary parts of a column before any search. */
  private static final long MAX_MEETINGS = 50_000_000;

  /** Bits of all sets of rows together: 25 MB. */
  private static final long MAX_BITS = 200_000_000;

  private final List<List<BitSet>> groups;
  private int steps;
  private int overlaps;

  private Effort(List<List<BitSet>> groups) {
    this.groups = groups;
  }

  static boolean isTooMuch(TableCopy copy) {
    if (isLarge(copy)) {
      return true;
    }
    List<List<BitSet>> groups = new ArrayList<>();
    for (int column = 0; column < copy.columns().size(); column++) {
      groups.add(groups(copy, column));
    }
    BitSet all = new BitSet();
    all.set(0, copy.kept().size());
    return !new Effort(groups).walk(0, all);
  }

  /** Whether only to look how much work it is would be too much. */
  private static boolean isLarge(TableCopy copy) {
    long rows = copy.kept().size();
    long meetings = 0;
    long groups = 0;
    for (int column = 0; column < copy.columns().size(); column++) {
      Set<BigDecimal> bounds = new HashSet<>();
      Set<Object> texts = new HashSet<>();
      for (int row : copy.kept()) {
        Cell cell = copy.cells().get(row).get(column);
        if (cell instanceof Cell.Numbers numbers) {
          numbers.spans().forEach(span -> add(span, bounds));
        } else if (cell instanceof Cell.Texts some && !some.negated()) {
          texts.addAll(some.texts());
        } else {
          texts.add(cell);
        }
      }
      meetings += 2L * bounds.size() * rows;
      groups += 2L * bounds.size() + texts.size();
    }
    return meetings > MAX_MEETINGS || groups * rows > MAX_BITS;
  }

  private boolean walk(int column, BitSet active) {
    if (column == groups.size()) {
      overlaps += active.cardinality() > 1 ? 1 : 0;
      return overlaps <= MAX_OVERLAPS;
    }
    Patience.check();
    for (BitSet group : groups.get(column)) {
      BitSet both = (BitSet) active.clone();
      both.and(group);
      if (!both.isEmpty() && (++steps > MAX_STEPS || !walk(column + 1, both))) {
        return false;
      }
    }
    return true;
  }

  /** The rows that fit, for each elementary part of a column. */
  private static List<BitSet> groups(TableCopy copy, int column) {
    BitSet anything = new BitSet();
    Map<String, BitSet> byText = new TreeMap<>();
    TreeSet<BigDecimal> bounds = new TreeSet<>();
    for (int i = 0; i < copy.kept().size(); i++) {
      Cell cell = copy.cells().get(copy.kept().get(i)).get(column);
      if (cell instanceof Cell.Anything) {
        anything.set(i);
      } else if (cell instanceof Cell.Numbers numbers) {
        numbers.spans().forEach(span -> add(span, bounds));
      } else if (cell instanceof Cell.Texts texts && !texts.negated()) {
        for (String text : texts.texts()) {
          byText.computeIfAbsent(text, t -> new BitSet()).set(i);
        }
      } else if (cell instanceof Cell.Opaque) {
        byText.computeIfAbsent(cell.feel(), t -> new BitSet()).set(i);
      } else {
        // of these it is only known that they may meet
        anything.set(i);
        byText.computeIfAbsent(cell.feel(), t -> new BitSet());
      }
    }
    List<BitSet> groups = bounds.isEmpty() ? new ArrayList<>() : ofNumbers(copy, column, bounds);
    groups.addAll(byText.values());
    groups.forEach(group -> group.or(anything));
    groups.add(anything);
    return groups;
  }

  private static void add(Span span, Set<BigDecimal> bounds) {
    if (span.low() != null) {
      bounds.add(span.low());
    }
    if (span.high() != null) {
      bounds.add(span.high());
    }
  }

  private static List<BitSet> ofNumbers(TableCopy copy, int column, TreeSet<BigDecimal> bounds) {
    List<BitSet> groups = new ArrayList<>();
    BigDecimal low = null;
    for (BigDecimal bound : bounds) {
      Patience.check();
      groups.add(meeting(copy, column, new Span(low, false, bound, false)));
      groups.add(meeting(copy, column, new Span(bound, true, bound, true)));
      low = bound;
    }
    groups.add(meeting(copy, column, new Span(low, false, null, false)));
    return groups;
  }

  private static BitSet meeting(TableCopy copy, int column, Span part) {
    BitSet rows = new BitSet();
    for (int i = 0; i < copy.kept().size(); i++) {
      Cell cell = copy.cells().get(copy.kept().get(i)).get(column);
      if (cell instanceof Cell.Numbers numbers
          && numbers.spans().stream().anyMatch(span -> !span.within(part).isEmpty())) {
        rows.set(i);
      }
    }
    return rows;
  }
}
