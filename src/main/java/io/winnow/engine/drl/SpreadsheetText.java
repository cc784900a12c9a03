package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** Turns a spreadsheet decision table into the rules that it stands for. */
final class SpreadsheetText {

  private SpreadsheetText() {}

  /**
   * @return null, with an issue, where the file is no decision table
   */
  static DrlFile read(RuleSource file, List<Issue> issues) {
    try {
      String drl =
          new SpreadsheetCompiler().compile(new ByteArrayInputStream(file.bytes()), InputType.XLS);
      return DrlFile.of(file.path(), true, drl);
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
}
