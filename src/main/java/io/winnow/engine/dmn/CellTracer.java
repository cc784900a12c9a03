package io.winnow.engine.dmn;

import io.winnow.core.rule.Location;
import io.winnow.core.rule.TableTrace;
import io.winnow.engine.feel.ClosedCell;
import io.winnow.engine.feel.CountedFeel;
import io.winnow.engine.feel.NoClasses;
import io.winnow.engine.index.Distance;
import io.winnow.engine.index.PlainTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
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
  private final Map<String, CompiledExpression> inputs = new ConcurrentHashMap<>();
  private final Map<String, List<UnaryTest>> tests = new ConcurrentHashMap<>();
  private final ReadCells cells;

  CellTracer(ReadCells cells) {
    this.cells = cells;
  }

  /**
   * @param matches the rows that matched, numbered from 1
   * @param variables what the table's expressions see
   */
  TableTrace trace(DmnTable table, List<Integer> matches, Map<String, Object> variables) {
    List<InputClause> columns = table.table().getInput();
    List<String> labels = columns.stream().map(DmnPlace::label).toList();
    List<Object> seen = new ArrayList<>();
    for (InputClause column : columns) {
      seen.add(feel.evaluate(input(column, variables), variables));
    }
    Set<Integer> matched = Set.copyOf(matches);
    EvaluationContext context = context(variables);
    // a name of the model's may stand for something else than the function that a cell calls
    boolean usual = Collections.disjoint(variables.keySet(), ClosedCell.FUNCTIONS);
    List<TableTrace.Row> rows = new ArrayList<>(table.rows().size());
    for (DmnTable.Row row : table.rows()) {
      boolean held = matched.contains(row.number());
      List<TableTrace.Cell> failed = new ArrayList<>();
      List<UnaryTests> own = row.rule().getInputEntry();
      for (int i = 0; !held && i < own.size() && i < seen.size(); i++) {
        String text = own.get(i).getText();
        Object value = seen.get(i);
        if (text == null || text.isBlank()) {
          continue;
        }
        PlainTest plain = usual ? cells.of(text.strip()) : null;
        if (!holds(plain, text, value, context, variables)) {
          failed.add(new TableTrace.Cell(labels.get(i), text, value, Distance.of(plain, value)));
        }
      }
      rows.add(new TableTrace.Row(row.number(), held, row.reason().text(), failed));
    }
    return new TableTrace(table.file(), table.node(), table.hitPolicy(), rows);
  }

  private CompiledExpression input(InputClause column, Map<String, Object> variables) {
    return inputs.computeIfAbsent(
        column.getInputExpression().getText(),
        text -> {
          CompilerContext compiler = feel.newCompilerContext();
          types(variables).forEach(compiler::addInputVariableType);
          return feel.compile(text, compiler);
        });
  }

  private boolean holds(
      PlainTest plain,
      String text,
      Object value,
      EvaluationContext context,
      Map<String, Object> variables) {
    Boolean known = plain == null ? null : plain.holds(value);
    if (known != null) {
      return known;
    }
    context.setValue("?", value);
    for (UnaryTest test : tests.computeIfAbsent(text, key -> compile(key, variables))) {
      if (Boolean.TRUE.equals(apply(test, context, value))) {
        return true;
      }
    }
    return false;
  }

  private static EvaluationContext context(Map<String, Object> variables) {
    EvaluationContextImpl context =
        new EvaluationContextImpl(
            NoClasses.INSTANCE,
            new FEELEventListenersManager(),
            FEELDialect.FEEL,
            DMNVersion.getLatest());
    context.setValues(new HashMap<>(variables));
    return context;
  }

  private static Boolean apply(UnaryTest test, EvaluationContext context, Object value) {
    return test.apply(context, value);
  }

  private List<UnaryTest> compile(String text, Map<String, Object> variables) {
    Map<String, Type> types = types(variables);
    types.put("?", BuiltInType.UNKNOWN);
    return feel.evaluateUnaryTests(text, types);
  }

  private static Map<String, Type> types(Map<String, Object> variables) {
    Map<String, Type> types = new HashMap<>();
    variables.keySet().forEach(name -> types.put(name, BuiltInType.UNKNOWN));
    return types;
  }
}
