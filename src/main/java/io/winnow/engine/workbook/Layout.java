package io.winnow.engine.workbook;

/**
 * How a table lies on a sheet. The first column says what a header row holds, and the row with the
 * column ids says what a column holds; so rows and columns may be moved.
 */
final class Layout {

  static final String DECISION = "Decision";
  static final String HIT_POLICY = "Hit policy";
  static final String AGGREGATION = "Aggregation";
  static final String COLUMN_ID = "Column id";
  static final String KIND = "Kind";
  static final String TYPE = "Type";
  static final String ALLOWED = "Allowed values";
  static final String DEFAULT = "Default output";
  static final String LABEL = "Label";

  /** The last row above the rules, and the one that people sort and filter by. */
  static final String EXPRESSION = "Expression or name";

  /** No id of a column can begin so. */
  static final String ANNOTATION_ID = "#annotation-";

  static final String DESCRIPTION_ID = "#description";
  static final String ROW_ID = "#row-id";

  static final String NAMES_ARE_FIXED =
      "Leave the first column and the rows 'Column id' and 'Kind' as they are.";

  private Layout() {}

  /** A sheet's name has 31 characters at most and none of these. */
  static String sheetName(String decision) {
    String name = decision.replaceAll("[\\\\/?*\\[\\]:\\p{Cntrl}]", "_").replaceAll("^'|'$", "_");
    if (name.equalsIgnoreCase("History")) {
      return "History table"; // spreadsheet programs keep that name for themselves
    }
    return name.length() > 31 ? name.substring(0, 31) : name.isBlank() ? "Table" : name;
  }
}
