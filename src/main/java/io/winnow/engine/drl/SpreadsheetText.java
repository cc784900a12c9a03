package io.winnow.engine.drl;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** Turns a spreadsheet decision table into the rules that it stands for. */
final class SpreadsheetText {

  private SpreadsheetText() {}

  /**
   * @return null, with an issue, where the file is no decision table
   */
  static DrlFile read(RuleSource file, CompiledForms forms, List<Issue> issues) {
    try {
      return DrlFile.of(file.path(), true, drl(file, forms));
    } catch (RuntimeException e) {
      issues.add(
          Issue.error(
              "xlsx-unreadable",
              "The spreadsheet is not a decision table that can be read: "
                  + (e.getMessage() == null ? "unknown reason" : e.getMessage()),
              Location.file(file.path())));
      return null;
    }
  }

  /** Reading a workbook cold takes half a second, so that its rules are kept too. */
  private static String drl(RuleSource file, CompiledForms forms) {
    String key = FormKey.of("xlsx", List.of(HexFormat.of().formatHex(file.bytes())));
    byte[] kept = key == null ? null : forms.find(key);
    if (kept != null) {
      return new String(kept, StandardCharsets.UTF_8);
    }
    String drl =
        new SpreadsheetCompiler().compile(new ByteArrayInputStream(file.bytes()), InputType.XLS);
    if (key != null) {
      forms.keep(key, drl.getBytes(StandardCharsets.UTF_8));
    }
    return drl;
  }
}
