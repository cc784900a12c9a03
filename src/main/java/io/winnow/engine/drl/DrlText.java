package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DRL as the checks have to read it: they look for words, and texts and comments hide words. */
final class DrlText {

  static final Pattern HIDING =
      Pattern.compile(
          "(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+')"
              + "|/\\*.*?\\*/|//[^\\n]*+",
          Pattern.DOTALL);
  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u");

  private DrlText() {}

  /** With every text empty and every comment gone. */
  static String code(String drl) {
    return HIDING.matcher(drl).replaceAll(hidden -> hidden.group(1) == null ? " " : "\"\"");
  }

  /** With every comment gone. */
  static String uncommented(String drl) {
    return HIDING
        .matcher(drl)
        .replaceAll(
            hidden -> Matcher.quoteReplacement(hidden.group(1) == null ? " " : hidden.group(1)));
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
