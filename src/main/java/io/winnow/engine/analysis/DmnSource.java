package io.winnow.engine.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Expression;

/** A DMN file that could be read, compiled or not. */
record DmnSource(String path, Definitions model) {

  List<AuthoredTable> tables() {
    List<AuthoredTable> tables = new ArrayList<>();
    for (Decision decision : model.findAllChildren(Decision.class)) {
      add(decision.getName(), decision.getExpression(), tables);
    }
    for (BusinessKnowledgeModel knowledge : model.findAllChildren(BusinessKnowledgeModel.class)) {
      if (knowledge.getEncapsulatedLogic() != null) {
        add(knowledge.getName(), knowledge.getEncapsulatedLogic().getExpression(), tables);
      }
    }
    return tables;
  }

  private void add(String node, Expression expression, List<AuthoredTable> tables) {
    if (expression instanceof DecisionTable table) {
      tables.add(new AuthoredTable(this, node, table));
    }
  }
}
