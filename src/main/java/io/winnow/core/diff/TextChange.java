package io.winnow.core.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** What differs in a text, line by line. */
public record TextChange(String file, List<Line> lines) {

  private static final String LINE_END = "\r\n|[\r\n]";

  public TextChange {
    lines = List.copyOf(lines);
  }

  /**
   * A line that is in one text only.
   *
   * @param before its number, from 1, in the text before; null for an added line
   * @param after its number in the text after; null for a removed line
   */
  public record Line(Change change, Integer before, Integer after, String text) {}

  /**
   * @param before empty for a text that was not there
   */
  public static TextChange between(String file, String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    int[] partner = Sequences.matches(old, now);
    List<Line> lines = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < old.size(); i++) {
      if (partner[i] < 0) {
        lines.add(new Line(Change.REMOVED, i + 1, null, old.get(i)));
      } else {
        next = added(now, next, partner[i], lines) + 1;
      }
    }
    added(now, next, now.size(), lines);
    return new TextChange(file, lines);
  }

  /**
   * The same with other numbers, for a text that is a part of a file.
   *
   * @param before from an index, counted from 0, to the number of the line
   */
  public TextChange numbered(IntFunction<Integer> before, IntFunction<Integer> after) {
    return new TextChange(
        file,
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.change(),
                        line.before() == null ? null : before.apply(line.before() - 1),
                        line.after() == null ? null : after.apply(line.after() - 1),
                        line.text()))
            .toList());
  }

  private static int added(List<String> now, int from, int to, List<Line> lines) {
    for (int i = from; i < to; i++) {
      lines.add(new Line(Change.ADDED, null, i + 1, now.get(i)));
    }
    return to;
  }

  /** A line end at the very end begins no line. */
  private static List<String> lines(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.asList(text.split(LINE_END, -1)).subList(0, count(text));
  }

  private static int count(String text) {
    String[] lines = text.split(LINE_END, -1);
    return lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
  }
}
