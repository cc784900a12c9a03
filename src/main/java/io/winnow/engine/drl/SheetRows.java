package io.winnow.engine.drl;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From which row of a sheet the lines of generated rules come.
 *
 * @param sheet the sheet's name
 * @param byLine the sheet's row by the first line that comes from it, both counted from 1
 */
record SheetRows(String sheet, NavigableMap<Integer, Integer> byLine) {

  /** The library writes this over each rule. */
  private static final Pattern FROM =
      Pattern.compile("// rule values at [A-Z]{1,3}(\\d{1,7}), header at .*");

  /**
   * @param drl the rules as the library writes them
   */
  static SheetRows of(String sheet, String drl) {
    NavigableMap<Integer, Integer> byLine = new TreeMap<>();
    int number = 0;
    for (String line : drl.split("\n", -1)) {
      number++;
      Matcher from = FROM.matcher(line.strip());
      if (from.matches()) {
        byLine.put(number, Integer.valueOf(from.group(1)));
      }
    }
    return new SheetRows(sheet, byLine);
  }

  /** Null before the first rule, where what is said of all of them comes from several rows. */
  Integer row(int line) {
    var from = byLine.floorEntry(line);
    return from == null ? null : from.getValue();
  }
}
