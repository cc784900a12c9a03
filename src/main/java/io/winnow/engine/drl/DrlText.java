package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DRL as the checks have to read it: they look for words, and texts and comments hide words. */
final class DrlText {

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u");

  private DrlText() {}

  /**
   * A text or a comment.
   *
   * @param end behind its last character
   */
  record Hidden(int start, int end, boolean isText) {}

  /** With every text empty and every comment gone. */
  static String code(String drl) {
    StringBuilder code = new StringBuilder(drl.length());
    int from = 0;
    for (Hidden hidden : hidden(drl)) {
      code.append(drl, from, hidden.start()).append(hidden.isText() ? "\"\"" : " ");
      from = hidden.end();
    }
    return code.append(drl, from, drl.length()).toString();
  }

  /** With every comment gone. */
  static String uncommented(String drl) {
    StringBuilder code = new StringBuilder(drl.length());
    int from = 0;
    for (Hidden hidden : hidden(drl)) {
      if (!hidden.isText()) {
        code.append(drl, from, hidden.start()).append(' ');
        from = hidden.end();
      }
    }
    return code.append(drl, from, drl.length()).toString();
  }

  /** With every comment blank, so that each line and character stays where it is. */
  static String blanked(String drl) {
    StringBuilder text = new StringBuilder(drl);
    for (Hidden hidden : hidden(drl)) {
      for (int i = hidden.start(); !hidden.isText() && i < hidden.end(); i++) {
        if (text.charAt(i) != '\n') {
          text.setCharAt(i, ' ');
        }
      }
    }
    return text.toString();
  }

  /** All texts and comments in order, found in one pass; what does not end hides nothing. */
  static List<Hidden> hidden(String drl) {
    List<Hidden> all = new ArrayList<>();
    // where one of a kind does not end, none that begins later does
    boolean[] open = new boolean['/' + 1];
    int at = 0;
    while (at < drl.length()) {
      char c = drl.charAt(at);
      char next = at + 1 < drl.length() ? drl.charAt(at + 1) : 0;
      int end = -1;
      if (c == '"' || c == '\'') {
        end = open[c] ? -1 : endOfText(drl, at);
        open[c] |= end < 0;
      } else if (c == '/' && next == '*') {
        end = open[c] ? -1 : drl.indexOf("*/", at + 2);
        open[c] |= end < 0;
        end += end < 0 ? 0 : 2;
      } else if (c == '/' && next == '/') {
        int line = drl.indexOf('\n', at);
        end = line < 0 ? drl.length() : line;
      }
      if (end > 0) {
        all.add(new Hidden(at, end, c != '/'));
      }
      at = end > 0 ? end : at + 1;
    }
    return all;
  }

  private static int endOfText(String drl, int start) {
    char quote = drl.charAt(start);
    for (int i = start + 1; i < drl.length(); i++) {
      char c = drl.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** Whether a name or label can stand in generated Java, which has its own idea of quotes. */
  static boolean isPlain(String label) {
    return label.indexOf('"') < 0 && label.indexOf('\\') < 0 && label.indexOf('\n') < 0;
  }

  /**
   * The Java compiler reads an escape before it sees where a text ends, so that one in a text can
   * end the text and go on with code.
   */
  static void checkEscapes(DrlFile file, List<Issue> issues) {
    Matcher escape = UNICODE_ESCAPE.matcher(file.text());
    if (escape.find()) {
      long line = file.text().substring(0, escape.start()).lines().count();
      issues.add(
          Issue.error(
              "drl-escape",
              "Unicode escapes are refused: write the character itself.",
              DrlGuard.at(file, (int) line)));
    }
  }
}
