package io.winnow.engine.dmn;

import io.winnow.core.rule.Location;
import io.winnow.core.rule.TableTrace;
import io.winnow.engine.feel.CountedFeel;
import io.winnow.engine.feel.NoClasses;
import io.winnow.engine.index.Distance;
import io.winnow.engine.index.PlainTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.UnaryTests;

/**
 * Finds, for a table that has been evaluated, the cells that kept each row from matching. Which
 * rows matched is the engine's word; cells are evaluated again, one by one, with the same FEEL.
 */
final class CellTracer {

  private final FEEL feel = CountedFeel.at(Location.file(null));
  private final Map<String, List<UnaryTest>> tests = new ConcurrentHashMap<>();

  /**
   * @param matches the rows that matched, numbered from 1
   * @param variables what the table's expressions see
   */
  TableTrace trace(DmnTable table, List<Integer> matches, Map<String, Object> variables) {
    List<InputClause> inputs = table.table().getInput();
    List<Object> seen = new ArrayList<>();
    for (InputClause input : inputs) {
      seen.add(feel.evaluate(input.getInputExpression().getText(), variables));
    }
    List<TableTrace.Row> rows = new ArrayList<>();
    for (DmnTable.Row row : table.rows()) {
      boolean matched = matches.contains(row.number());
      List<TableTrace.Cell> failed = new ArrayList<>();
      List<UnaryTests> cells = row.rule().getInputEntry();
      for (int i = 0; !matched && i < cells.size() && i < inputs.size(); i++) {
        String text = cells.get(i).getText();
        if (!holds(text, seen.get(i), variables)) {
          failed.add(
              new TableTrace.Cell(
                  DmnPlace.label(inputs.get(i)),
                  text,
                  seen.get(i),
                  Distance.of(PlainTest.of(text), seen.get(i))));
        }
      }
      rows.add(new TableTrace.Row(row.number(), matched, row.reason().text(), failed));
    }
    return new TableTrace(table.file(), table.node(), table.hitPolicy(), rows);
  }

  private boolean holds(String text, Object value, Map<String, Object> variables) {
    if (text == null || text.isBlank() || text.strip().equals("-")) {
      return true;
    }
    EvaluationContextImpl context =
        new EvaluationContextImpl(
            NoClasses.INSTANCE,
            new FEELEventListenersManager(),
            FEELDialect.FEEL,
            DMNVersion.getLatest());
    context.setValues(new HashMap<>(variables));
    context.setValue("?", value);
    for (UnaryTest test : tests.computeIfAbsent(text, key -> compile(key, variables))) {
      if (Boolean.TRUE.equals(apply(test, context, value))) {
        return true;
      }
    }
    return false;
  }

  private static Boolean apply(UnaryTest test, EvaluationContext context, Object value) {
    return test.apply(context, value);
  }

  private List<UnaryTest> compile(String text, Map<String, Object> variables) {
    Map<String, Type> types = new HashMap<>();
    variables.keySet().forEach(name -> types.put(name, BuiltInType.UNKNOWN));
    types.put("?", BuiltInType.UNKNOWN);
    return feel.evaluateUnaryTests(text, types);
  }
}
