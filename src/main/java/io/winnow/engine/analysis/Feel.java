package io.winnow.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/** FEEL text, taken apart no further than a cell needs. */
final class Feel {

  private Feel() {}

  /** The parts between commas that stand in no quotes, parentheses, brackets or braces. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** The text of a plain literal, or null. */
  static String literal(String text) {
    String cell = text.strip();
    boolean quoted =
        cell.length() > 1
            && cell.startsWith("\"")
            && cell.indexOf('"', 1) == cell.length() - 1
            && cell.indexOf('\\') < 0;
    return quoted ? cell.substring(1, cell.length() - 1) : null;
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  /** The text without what stands in quotes. */
  static String withoutLiterals(String text) {
    return text.replaceAll("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"", "\"\"");
  }
}
