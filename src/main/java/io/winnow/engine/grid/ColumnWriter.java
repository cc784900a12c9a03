package io.winnow.engine.grid;

import io.winnow.core.table.Grid;
import java.util.Objects;

/** Writes what a column says into its element; what did not change is not touched. */
final class ColumnWriter {

  private ColumnWriter() {}

  static XmlElement element(XmlElement parent, String name) {
    String full = parent.prefix() + name;
    XmlElement element = new XmlElement("<" + full + "/>", full, parent.namespace(), parent);
    return element;
  }

  /**
   * @param before null for a new column
   */
  static void write(XmlElement input, Grid.Input before, Grid.Input after) {
    if (before == null || !Objects.equals(before.label(), after.label())) {
      input.setAttribute("label", after.label());
    }
    boolean expression = before == null || !Objects.equals(before.expression(), after.expression());
    boolean type = before == null || !Objects.equals(before.type(), after.type());
    if (expression || type) {
      XmlElement child = input.child("inputExpression");
      if (child == null) {
        child = element(input, "inputExpression");
        Siblings.insert(input, child, "description", "extensionElements");
      }
      if (type) {
        child.setAttribute("typeRef", after.type());
      }
      if (expression) {
        setText(child, after.expression());
      }
    }
    if (before == null || !Objects.equals(before.allowedValues(), after.allowedValues())) {
      setPart(
          input,
          "inputValues",
          after.allowedValues(),
          "description",
          "extensionElements",
          "inputExpression");
    }
  }

  /**
   * @param before null for a new column
   */
  static void write(XmlElement output, Grid.Output before, Grid.Output after) {
    if (before == null || !Objects.equals(before.name(), after.name())) {
      output.setAttribute("name", after.name());
    }
    if (before == null || !Objects.equals(before.label(), after.label())) {
      output.setAttribute("label", after.label());
    }
    if (before == null || !Objects.equals(before.type(), after.type())) {
      output.setAttribute("typeRef", after.type());
    }
    if (before == null || !Objects.equals(before.allowedValues(), after.allowedValues())) {
      setPart(output, "outputValues", after.allowedValues(), "description", "extensionElements");
    }
    if (before == null || !Objects.equals(before.defaultOutput(), after.defaultOutput())) {
      setPart(
          output,
          "defaultOutputEntry",
          after.defaultOutput(),
          "description",
          "extensionElements",
          "outputValues");
    }
  }

  /** Sets, adds or takes out a child with a text. */
  private static void setPart(XmlElement parent, String name, String text, String... behind) {
    XmlElement part = parent.child(name);
    if (text == null) {
      if (part != null) {
        Siblings.remove(parent, part);
      }
      return;
    }
    if (part == null) {
      part = element(parent, name);
      Siblings.insert(parent, part, behind);
    }
    setText(part, text);
  }

  /** Sets the text element of an expression. */
  static void setText(XmlElement expression, String text) {
    XmlElement child = expression.child("text");
    if (child == null) {
      child = element(expression, "text");
      Siblings.insert(expression, child, "description", "extensionElements");
    }
    child.setText(text == null ? "" : text);
  }
}
