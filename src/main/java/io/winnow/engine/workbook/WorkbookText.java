package io.winnow.engine.workbook;

import java.util.regex.Pattern;

/** Text as a workbook's cell keeps it. */
final class WorkbookText {

  /** A workbook reads {@code _x0041_} as the letter A; so it has to be told what is meant. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final String RISKY = "=+-@\t\r";

  private WorkbookText() {}

  static String encode(String text) {
    return ESCAPE.matcher(text).replaceAll("_x005F_").replace("\r", "_x000D_");
  }

  /** What a spreadsheet program might take for a formula when people edit it. */
  static boolean isRisky(String text) {
    return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0;
  }

  /**
   * FEEL as people type it into a spreadsheet that corrects their typing: typographic quotes where
   * FEEL has straight ones, a long dash where it has {@code -}. Quotes within a text stay.
   */
  static String straighten(String text) {
    if (text.equals("–") || text.equals("—")) {
      return "-";
    }
    StringBuilder straight = new StringBuilder();
    boolean inText = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean curly = c == '“' || c == '”' || c == '„';
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        inText = !inText;
      }
      straight.append(curly && !inText ? '"' : c);
    }
    return straight.toString();
  }
}
