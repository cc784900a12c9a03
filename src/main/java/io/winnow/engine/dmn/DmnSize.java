package io.winnow.engine.dmn;

import io.winnow.engine.budget.Limits;
import io.winnow.engine.feel.FeelSource;
import io.winnow.engine.feel.FeelSource.Fault;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts what the DMN files of a rule set hold while they are read as XML, before any library
 * builds a model.
 */
final class DmnSize {

  /** Elements within one another for each level of an expression. */
  private static final int ELEMENTS_A_LEVEL = 4;

  private static final int BESIDES_A_CELL = 4;

  private final Limits.Source limits;
  private final StringBuilder text = new StringBuilder();
  private boolean inText;
  private int depth;
  private int rows;
  private int columns;
  private int cells;

  /** Texts, annotations and rows, of which there are a few for each cell. */
  private int besides;

  /** Decisions, columns, types, shapes of the diagram: all but the above. */
  private int elements;

  DmnSize(Limits.Source limits) {
    this.limits = limits;
  }

  /** Begins the next file. */
  void next() {
    depth = 0;
    rows = 0;
    columns = 0;
    inText = false;
  }

  /** Takes the event that the reader stands at; what is too much, or null. */
  Fault take(XMLStreamReader xml, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT:
        return start(xml.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
        if (inText && text.length() <= limits.cell()) {
          text.append(xml.getText());
        }
        return null;
      case XMLStreamConstants.END_ELEMENT:
        return end(xml.getLocalName());
      default:
        return null;
    }
  }

  private Fault start(String name) {
    depth++;
    switch (name) {
      case "decisionTable" -> {
        rows = 0;
        columns = 0;
        elements++;
      }
      case "rule" -> {
        rows++;
        besides++;
      }
      case "input", "output" -> {
        columns++;
        elements++;
      }
      case "inputEntry", "outputEntry" -> cells++;
      case "annotationEntry" -> besides++;
      case "text" -> {
        inText = true;
        text.setLength(0);
        besides++;
      }
      default -> elements++;
    }
    if (depth > limits.nesting() * ELEMENTS_A_LEVEL) {
      return new Fault(
          "budget-nesting",
          "Elements stand within one another at most "
              + limits.nesting() * ELEMENTS_A_LEVEL
              + " deep.");
    }
    if (elements > limits.elements() || besides > (long) limits.cells() * BESIDES_A_CELL) {
      return new Fault(
          "budget-elements",
          "The DMN files of a rule set hold at most %d elements besides the rows and cells of tables."
              .formatted(limits.elements()));
    }
    if (rows > limits.rows() || columns > limits.columns() || cells > limits.cells()) {
      return new Fault(
          "budget-table",
          "A decision table has at most %d rows and %d columns, a rule set %d cells."
              .formatted(limits.rows(), limits.columns(), limits.cells()));
    }
    return null;
  }

  private Fault end(String name) {
    depth--;
    if (!name.equals("text")) {
      return null;
    }
    inText = false;
    return FeelSource.size(text.toString(), limits);
  }
}
