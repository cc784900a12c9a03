package io.winnow.core.diff;

import io.winnow.core.table.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which row of one table is which of another: by id, else by what the rows say. So a table that
 * another editor wrote anew, with ids of its own, shows what really changed.
 */
final class RowMatch {

  /** More rows without a partner are a new table, not a changed one. */
  private static final int MOST_TO_COMPARE = 400;

  private final List<List<String>> before;
  private final List<List<String>> after;
  private final int[] partner;
  private final boolean[] taken;

  private RowMatch(List<List<String>> before, List<List<String>> after) {
    this.before = before;
    this.after = after;
    this.partner = new int[before.size()];
    Arrays.fill(partner, -1);
    this.taken = new boolean[after.size()];
  }

  /**
   * For each row before the index of its partner, or -1.
   *
   * @param textsBefore what each row says, column by column as {@code textsAfter} has them
   */
  static int[] partners(
      List<Grid.Row> before,
      List<Grid.Row> after,
      List<List<String>> textsBefore,
      List<List<String>> textsAfter) {
    RowMatch match = new RowMatch(textsBefore, textsAfter);
    boolean idsHold = match.byId(before, after);
    match.bySequence();
    match.byContent();
    match.byLikeness(before, after, idsHold);
    return match.partner;
  }

  /** False where the tables have no id in common. */
  private boolean byId(List<Grid.Row> rows, List<Grid.Row> now) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i).id() != null) {
        places.put(now.get(i).id(), i);
      }
    }
    boolean any = false;
    for (int i = 0; i < rows.size(); i++) {
      Integer place = places.get(rows.get(i).id());
      if (place != null) {
        pair(i, place);
        any = true;
      }
    }
    return any;
  }

  private void bySequence() {
    List<Integer> left = left();
    List<Integer> right = right();
    int[] found =
        Sequences.matches(
            left.stream().map(before::get).toList(), right.stream().map(after::get).toList());
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0) {
        pair(left.get(i), right.get(found[i]));
      }
    }
  }

  private void byContent() {
    Map<List<String>, List<Integer>> places = new HashMap<>();
    right().forEach(i -> places.computeIfAbsent(after.get(i), t -> new ArrayList<>()).add(i));
    for (int i : left()) {
      List<Integer> same = places.get(before.get(i));
      if (same != null && !same.isEmpty()) {
        pair(i, same.remove(0));
      }
    }
  }

  /** Rows without ids of their own, of which half says the same, are one row that was changed. */
  private void byLikeness(List<Grid.Row> rows, List<Grid.Row> now, boolean idsHold) {
    List<Integer> left = left();
    List<Integer> right = right();
    if (left.size() > MOST_TO_COMPARE || right.size() > MOST_TO_COMPARE) {
      return;
    }
    List<int[]> pairs = new ArrayList<>();
    for (int i : left) {
      for (int j : right) {
        int alike = alike(before.get(i), after.get(j));
        boolean own = idsHold && !(rows.get(i).hasDerivedId() && now.get(j).hasDerivedId());
        if (!own && 2 * alike >= before.get(i).size() && alike > 0) {
          pairs.add(new int[] {i, j, alike});
        }
      }
    }
    pairs.sort(
        (a, b) ->
            a[2] != b[2]
                ? Integer.compare(b[2], a[2])
                : Integer.compare(Math.abs(a[0] - a[1]), Math.abs(b[0] - b[1])));
    for (int[] pair : pairs) {
      if (partner[pair[0]] < 0 && !taken[pair[1]]) {
        pair(pair[0], pair[1]);
      }
    }
  }

  private static int alike(List<String> one, List<String> other) {
    int alike = 0;
    for (int i = 0; i < one.size(); i++) {
      alike += one.get(i).equals(other.get(i)) ? 1 : 0;
    }
    return alike;
  }

  private void pair(int i, int j) {
    partner[i] = j;
    taken[j] = true;
  }

  private List<Integer> left() {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] < 0) {
        left.add(i);
      }
    }
    return left;
  }

  private List<Integer> right() {
    List<Integer> right = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        right.add(i);
      }
    }
    return right;
  }
}
