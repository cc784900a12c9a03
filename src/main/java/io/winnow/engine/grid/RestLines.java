package io.winnow.engine.grid;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a file are left when its tables are left out. */
final class RestLines {

  private RestLines() {}

  /**
   * Empties the tables.
   *
   * @param tables in the order of the file; none stands in another
   * @return for each line of what is left its number in the file, from 1
   */
  static List<Integer> without(XmlText file, List<XmlElement> tables) {
    String text = file.write().text();
    List<Integer> lines = new ArrayList<>(List.of(1));
    int number = 1;
    int at = 0;
    for (XmlElement table : tables) {
      String full = table.toString();
      table.setContent(List.of());
      table.setAttribute("hitPolicy", null);
      table.setAttribute("aggregation", null);
      int begin = text.indexOf(full, at);
      number = count(text.substring(at, begin), number, lines);
      count(table.toString(), number, lines);
      number += (int) full.chars().filter(c -> c == '\n').count();
      at = begin + full.length();
    }
    count(text.substring(at), number, lines);
    return lines;
  }

  private static int count(String text, int from, List<Integer> lines) {
    int number = from;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines.add(++number);
    }
    return number;
  }
}
