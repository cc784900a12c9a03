package io.winnow.engine.grid;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.List;

/** Some editors leave a condition blank where it allows any value; the DMN library wants a dash. */
public final class BlankTests {

  private BlankTests() {}

  /** The file with a dash in every blank condition of its tables, line by line as it was. */
  public static RuleSource filled(RuleSource dmn) {
    try {
      XmlText file = XmlText.read(dmn);
      boolean any = false;
      for (XmlElement table : DmnTables.of(file).values()) {
        for (XmlElement rule : table.children("rule")) {
          for (XmlElement test : rule.children("inputEntry")) {
            any |= fill(test);
          }
        }
      }
      return any ? file.write() : dmn;
    } catch (TableException e) {
      return dmn; // whoever reads it next tells what is wrong
    }
  }

  private static boolean fill(XmlElement test) {
    String text = GridReader.text(test);
    if (!text.isBlank()) {
      return false;
    }
    String lines = test.toString().replaceAll("[^\n]", "");
    ColumnWriter.setText(test, "-");
    int kept = test.toString().replaceAll("[^\n]", "").length();
    List<Object> content = new ArrayList<>(test.content());
    content.add(lines.substring(Math.min(kept, lines.length())));
    test.setContent(content);
    return true;
  }
}
