package io.winnow.engine.dmn;

import io.winnow.core.rule.Location;
import java.util.List;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.NamedElement;
import org.kie.dmn.model.api.OutputClause;

/** Where an element of a DMN model stands, in the analyst's terms. */
public final class DmnPlace {

  private DmnPlace() {}

  /**
   * @param element any element of the model, or something else, which gives the file alone
   */
  public static Location of(String file, Object element) {
    String table = null;
    Integer row = null;
    String column = null;
    Integer line = null;
    DMNModelInstrumentedBase below = null;
    DMNModelInstrumentedBase at = element instanceof DMNModelInstrumentedBase base ? base : null;
    for (; at != null; below = at, at = at.getParent()) {
      if (line == null && at.getLocation() != null && at.getLocation().getLineNumber() > 0) {
        line = at.getLocation().getLineNumber();
      }
      if (at instanceof DecisionRule rule && rule.getParent() instanceof DecisionTable owner) {
        row = owner.getRule().indexOf(rule) + 1;
        column = column(owner, rule, below);
      } else if (at instanceof InputClause input && column == null) {
        column = label(input);
      } else if (at instanceof OutputClause output && column == null) {
        column = label(output, (DecisionTable) output.getParent());
      } else if (at instanceof Decision || at instanceof BusinessKnowledgeModel) {
        table = ((NamedElement) at).getName();
        break;
      }
    }
    return new Location(file, line, null, table, row, column);
  }

  private static String column(
      DecisionTable table, DecisionRule rule, DMNModelInstrumentedBase cell) {
    int input = rule.getInputEntry().indexOf(cell);
    if (input >= 0 && input < table.getInput().size()) {
      return label(table.getInput().get(input));
    }
    List<?> outputs = rule.getOutputEntry();
    int output = outputs.indexOf(cell);
    return output >= 0 && output < table.getOutput().size()
        ? label(table.getOutput().get(output), table)
        : null;
  }

  /** What the analyst calls an input column. */
  public static String label(InputClause input) {
    if (input.getLabel() != null && !input.getLabel().isBlank()) {
      return input.getLabel();
    }
    return input.getInputExpression() == null ? null : input.getInputExpression().getText();
  }

  private static String label(OutputClause output, DecisionTable table) {
    if (output.getName() != null) {
      return output.getName();
    }
    if (output.getLabel() != null) {
      return output.getLabel();
    }
    return table.getOutputLabel();
  }
}
