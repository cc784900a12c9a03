package io.winnow.engine.drl;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import io.winnow.engine.workbook.WorkbookFile;
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
    } catch (TableException e) {
      boolean large = e.issues().get(0).code().equals("workbook-too-large");
      issues.addAll(large ? e.issues() : List.of(unreadable(file, e.getMessage())));
      return null;
    } catch (RuntimeException e) {
      issues.add(unreadable(file, e.getMessage()));
      return null;
    }
  }

  private static Issue unreadable(RuleSource file, String why) {
    return Issue.error(
        "xlsx-unreadable",
        "The spreadsheet is not a decision table that can be read: "
            + (why == null ? "unknown reason" : why),
        Location.file(file.path()));
  }

  /** Reading a workbook cold takes half a second, so that its rules are kept too. */
  private static String drl(RuleSource file, CompiledForms forms) {
    String key = FormKey.of("xlsx", List.of(HexFormat.of().formatHex(file.bytes())));
    byte[] kept = key == null ? null : forms.find(key);
    if (kept != null) {
      return new String(kept, StandardCharsets.UTF_8);
    }
    WorkbookFile.check(file.path(), file.bytes());
    String drl =
        new SpreadsheetCompiler().compile(new ByteArrayInputStream(file.bytes()), InputType.XLS);
    if (key != null) {
      forms.keep(key, drl.getBytes(StandardCharsets.UTF_8));
    }
    return drl;
  }
}
