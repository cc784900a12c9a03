package io.winnow.engine.drl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one DRL file, or of the rules that a spreadsheet stands for.
 *
 * @param path of the file in the rule set
 * @param sheet where the lines come from; null where they are the author's own
 * @param text DRL that imports what rules may use, with the author's line numbers
 */
record DrlFile(String path, SheetRows sheet, String packageName, String text) {

  static final List<String> FACTS = List.of("Contact", "Metrics", "Consent", "Context");
  static final List<String> CONCLUSIONS = List.of("SegmentMatch", "OfferProposal", "Exclusion");
  static final String FACT_PACKAGE = "io.winnow.engine.fact";

  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \\t]*+package\\s++([A-Za-z_][\\w.]*+)\\s*+;?+");

  /** Adds the imports that the author left out, on the package's own line. */
  static DrlFile of(String path, SheetRows sheet, String drl) {
    StringBuilder imports = new StringBuilder();
    for (String name : FACTS) {
      imports.append(importUnlessGiven(drl, name));
    }
    for (String name : CONCLUSIONS) {
      imports.append(importUnlessGiven(drl, name));
    }
    Matcher declared = PACKAGE.matcher(drl);
    if (declared.find()) {
      String head = drl.substring(0, declared.end());
      String semicolon = head.endsWith(";") ? "" : ";";
      return new DrlFile(
          path,
          sheet,
          declared.group(1),
          head + semicolon + imports + drl.substring(declared.end()));
    }
    return new DrlFile(path, sheet, "rules", "package rules;" + imports + drl);
  }

  private static String importUnlessGiven(String drl, String name) {
    String full = FACT_PACKAGE + "." + name;
    return Pattern.compile("import\\s+" + Pattern.quote(full) + "\\b").matcher(drl).find()
        ? ""
        : " import " + full + ";";
  }
}
