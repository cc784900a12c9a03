package io.winnow.engine.grid;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.List;

/**
 * What some editors leave out and the DMN library wants: a dash in a condition that allows any
 * value, the variable of a decision or of input data.
 */
public final class LeftOut {

  private static final List<String> BEFORE_VARIABLE =
      List.of("description", "extensionElements", "question", "allowedAnswers");

  private LeftOut() {}

  /** The file with all that filled in, line by line as it was; mostly the file itself. */
  public static RuleSource filledIn(RuleSource dmn) {
    try {
      XmlText file = XmlText.read(dmn);
      boolean any = false;
      for (XmlElement table : DmnTables.of(file).values()) {
        for (XmlElement rule : table.children("rule")) {
          for (XmlElement test : rule.children("inputEntry")) {
            any |= fillTest(test);
          }
        }
      }
      for (String kind : List.of("decision", "inputData")) {
        for (XmlElement node : file.root().children(kind)) {
          any |= fillVariable(node);
        }
      }
      return any ? file.write() : dmn;
    } catch (TableException e) {
      return dmn; // whoever reads it next tells what is wrong
    }
  }

  private static boolean fillTest(XmlElement test) {
    if (!GridReader.text(test).isBlank()) {
      return false;
    }
    int lines = lines(test);
    ColumnWriter.setText(test, "-");
    List<Object> content = new ArrayList<>(test.content());
    content.add("\n".repeat(Math.max(0, lines - lines(test))));
    test.setContent(content);
    return true;
  }

  private static boolean fillVariable(XmlElement node) {
    String name = node.attribute("name");
    if (name == null || node.child("variable") != null) {
      return false;
    }
    XmlElement variable = ColumnWriter.element(node, "variable");
    variable.setAttribute("typeRef", "Any");
    variable.setAttribute("name", name);
    List<Object> content = new ArrayList<>(node.content());
    int place = 0;
    for (int i = 0; i < content.size(); i++) {
      if (content.get(i) instanceof XmlElement child
          && BEFORE_VARIABLE.contains(child.localName())) {
        place = i + 1;
      }
    }
    content.add(place, variable);
    node.setContent(content);
    return true;
  }

  private static int lines(XmlElement element) {
    return (int) element.toString().chars().filter(c -> c == '\n').count();
  }
}
