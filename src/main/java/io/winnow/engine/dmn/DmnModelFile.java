package io.winnow.engine.dmn;

import java.util.HashMap;
import java.util.Map;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;

/** One compiled DMN file with its tables by the name of the node that holds them. */
record DmnModelFile(String file, DMNModel model, Map<String, DmnTable> tables) {

  static DmnModelFile of(String file, DMNModel model) {
    Map<String, DmnTable> tables = new HashMap<>();
    Definitions definitions = model.getDefinitions();
    for (Decision decision : definitions.findAllChildren(Decision.class)) {
      if (decision.getExpression() instanceof DecisionTable table) {
        tables.put(decision.getName(), DmnTable.of(file, decision.getName(), table));
      }
    }
    for (BusinessKnowledgeModel knowledge :
        definitions.findAllChildren(BusinessKnowledgeModel.class)) {
      if (knowledge.getEncapsulatedLogic() != null
          && knowledge.getEncapsulatedLogic().getExpression() instanceof DecisionTable table) {
        tables.put(knowledge.getName(), DmnTable.of(file, knowledge.getName(), table));
      }
    }
    return new DmnModelFile(file, model, tables);
  }

  boolean hasDecision(String name) {
    DecisionNode node = model.getDecisionByName(name);
    return node != null;
  }
}
