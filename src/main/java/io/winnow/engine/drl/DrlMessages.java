package io.winnow.engine.drl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule compiler's messages as an author can read them. */
final class DrlMessages {

  private static final Pattern UNKNOWN_PROPERTY =
      Pattern.compile("Unable to parse left part of expression: (.+)", Pattern.DOTALL);

  private DrlMessages() {}

  /** The expression that compares something unknown; null where a message says something else. */
  static String unknownProperty(String text) {
    Matcher said = UNKNOWN_PROPERTY.matcher(text == null ? "" : text);
    return said.find() ? said.group(1).strip() : null;
  }

  static String plain(String text) {
    if (text == null || text.isBlank()) {
      return "The rules cannot be read.";
    }
    return text.replaceFirst("^\\[ERR \\d+\\] ", "")
        .replaceAll("\\b(?:org|java|javax|com|io)\\.(?:\\w++\\.)++", "")
        .strip();
  }
}
