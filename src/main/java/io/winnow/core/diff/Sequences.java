package io.winnow.core.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What two sequences have in common, in order. */
final class Sequences {

  /** Beyond so many differences the shortest edit is of no use to people, and dear to find. */
  private static final int MAX_EDITS = 2_000;

  private Sequences() {}

  /**
   * For each item of the first sequence the index of its partner in the second, or -1. The greedy
   * algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986); sequences
   * that differ in more than {@value #MAX_EDITS} places share only their common begin and end.
   */
  static <T> int[] matches(List<T> before, List<T> after) {
    int[] partner = new int[before.size()];
    Arrays.fill(partner, -1);
    int from = 0;
    int endBefore = before.size();
    int endAfter = after.size();
    while (from < endBefore && from < endAfter && before.get(from).equals(after.get(from))) {
      partner[from] = from;
      from++;
    }
    while (endBefore > from
        && endAfter > from
        && before.get(endBefore - 1).equals(after.get(endAfter - 1))) {
      partner[--endBefore] = --endAfter;
    }
    middle(before.subList(from, endBefore), after.subList(from, endAfter), from, partner);
    return partner;
  }

  private static <T> void middle(List<T> before, List<T> after, int offset, int[] partner) {
    int n = before.size();
    int m = after.size();
    int most = Math.min(n + m, MAX_EDITS);
    List<int[]> trace = new ArrayList<>();
    int[] furthest = new int[2 * most + 3];
    int middle = most + 1;
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || k != d && furthest[middle + k - 1] < furthest[middle + k + 1];
        int x = down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
        int y = x - k;
        while (x < n && y < m && y >= 0 && before.get(x).equals(after.get(y))) {
          x++;
          y++;
        }
        furthest[middle + k] = x;
        if (x >= n && y >= m) {
          trace.add(Arrays.copyOfRange(furthest, middle - d - 1, middle + d + 2));
          walkBack(trace, n, m, offset, partner);
          return;
        }
      }
      trace.add(Arrays.copyOfRange(furthest, middle - d - 1, middle + d + 2));
    }
  }

  /**
   * @param trace for each number of edits d how far each diagonal came, from -d-1 to d+1
   */
  private static void walkBack(List<int[]> trace, int n, int m, int offset, int[] partner) {
    int x = n;
    int y = m;
    for (int d = trace.size() - 1; d > 0; d--) {
      int[] previous = trace.get(d - 1);
      int middle = d;
      int k = x - y;
      boolean down =
          k == -d || k != d && at(previous, middle + k - 1) < at(previous, middle + k + 1);
      int startK = down ? k + 1 : k - 1;
      int startX = at(previous, middle + startK);
      int startY = startX - startK;
      int snake = down ? startX : startX + 1;
      while (x > snake) {
        partner[offset + --x] = offset + --y;
      }
      x = startX;
      y = startY;
    }
    while (x > 0 && y > 0) {
      partner[offset + --x] = offset + --y;
    }
  }

  private static int at(int[] values, int index) {
    return index < 0 || index >= values.length ? -1 : values[index];
  }

  /**
   * Which of the numbers belong to a longest run that rises; negative ones never do. Of several
   * longest runs, one with the most numbers that are preferred.
   */
  static boolean[] rising(int[] numbers, boolean[] preferred) {
    int top = Arrays.stream(numbers).max().orElse(0) + 2;
    int[] best = new int[top];
    long[] weight = new long[numbers.length];
    int[] before = new int[numbers.length];
    Arrays.fill(best, -1);
    int end = -1;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        continue;
      }
      before[i] = heaviest(best, weight, numbers[i]);
      long rest = before[i] < 0 ? 0 : weight[before[i]];
      weight[i] = rest + numbers.length + 1 + (preferred[i] ? 1 : 0);
      enter(best, weight, numbers[i], i);
      end = end < 0 || weight[i] > weight[end] ? i : end;
    }
    boolean[] rising = new boolean[numbers.length];
    for (int i = end; i >= 0; i = before[i]) {
      rising[i] = true;
    }
    return rising;
  }

  /** Of the runs that end below a number: a binary indexed tree of the heaviest. */
  private static int heaviest(int[] best, long[] weight, int below) {
    int found = -1;
    for (int at = below; at > 0; at -= at & -at) {
      if (best[at] >= 0 && (found < 0 || weight[best[at]] > weight[found])) {
        found = best[at];
      }
    }
    return found;
  }

  private static void enter(int[] best, long[] weight, int number, int index) {
    for (int at = number + 1; at < best.length; at += at & -at) {
      if (best[at] < 0 || weight[index] > weight[best[at]]) {
        best[at] = index;
      }
    }
  }
}
