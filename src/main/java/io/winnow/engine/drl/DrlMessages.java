package io.winnow.engine.drl;

/** The rule compiler's messages as an author can read them. */
final class DrlMessages {

  private DrlMessages() {}

  static String plain(String text) {
    if (text == null || text.isBlank()) {
      return "The rules cannot be read.";
    }
    return text.replaceFirst("^\\[ERR \\d+\\] ", "")
        .replaceAll("\\b(?:org|java|javax|com|io)\\.(?:\\w+\\.)+", "")
        .strip();
  }
}
