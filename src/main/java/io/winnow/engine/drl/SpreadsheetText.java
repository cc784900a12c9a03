package io.winnow.engine.drl;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.workbook.RuleWorkbook;
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
  static DrlFile read(
      RuleSource file, CompiledForms forms, Limits.Source limits, List<Issue> issues) {
    try {
      String kept = kept(file, forms, limits);
      int line = kept.indexOf('\n');
      String drl = kept.substring(line + 1);
      return DrlSize.isShort(file.path(), drl, limits, issues)
          ? DrlFile.of(file.path(), SheetRows.of(kept.substring(0, line), drl), drl)
          : null;
    } catch (TableException e) {
      boolean told = !e.issues().get(0).code().equals("workbook-unreadable");
      issues.addAll(told ? e.issues() : List.of(unreadable(file, e.getMessage())));
      return null;
    } catch (RuntimeException | StackOverflowError e) {
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

  /**
   * The sheet's name on a line, and its rules. Reading a workbook cold takes half a second, so that
   * they are kept.
   */
  private static String kept(RuleSource file, CompiledForms forms, Limits.Source limits) {
    String key = FormKey.of("xlsx", List.of(HexFormat.of().formatHex(file.bytes())));
    byte[] kept = key == null ? null : forms.find(key);
    if (kept != null) {
      return new String(kept, StandardCharsets.UTF_8);
    }
    String sheet = RuleWorkbook.check(file, limits);
    String made =
        sheet.replaceAll("\\s", " ")
            + "\n"
            + new SpreadsheetCompiler()
                .compile(new ByteArrayInputStream(file.bytes()), InputType.XLS);
    if (key != null) {
      forms.keep(key, made.getBytes(StandardCharsets.UTF_8));
    }
    return made;
  }
}
