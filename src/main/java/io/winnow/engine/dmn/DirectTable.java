package io.winnow.engine.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.core.util.CoerceUtil;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;
import org.kie.dmn.model.api.DecisionRule;

/**
 * A decision table that goes from the facts to its rows without the DMN engine's contexts. It only
 * has to be right where all is ordinary: whatever it does not know, a value of another kind, an
 * input that is not allowed, two rows under UNIQUE, it leaves to the engine, messages included.
 */
final class DirectTable {

  /** What the table gives, and the rows that it rests on, numbered from 1. */
  record Answer(Object value, List<Integer> selected) {}

  private static final Set<HitPolicy> POLICIES =
      Set.of(
          HitPolicy.UNIQUE,
          HitPolicy.FIRST,
          HitPolicy.ANY,
          HitPolicy.COLLECT,
          HitPolicy.RULE_ORDER);

  /** A cell that does not take every value. */
  private record Cell(int column, PlainTest test) {}

  private record Row(int number, Cell[] cells, DirectOutput output) {}

  private final FEELImpl feel;
  private final HitPolicy policy;
  private final DMNType type;
  private final DirectInput[] inputs;
  private final Row[] rows;
  private final boolean hasDefault;

  private DirectTable(
      FEELImpl feel, CompiledTable table, DMNType type, DirectInput[] inputs, Row[] rows) {
    this.feel = feel;
    this.policy = table.policy();
    this.type = type;
    this.inputs = inputs;
    this.rows = rows;
    this.hasDefault = table.outputs().stream().anyMatch(o -> o.getDefaultValue() != null);
  }

  /**
   * Null where the table has anything that is not ordinary.
   *
   * @param facts the input data that it may look at
   */
  static DirectTable of(
      DecisionNodeImpl decision, CompiledTable table, FEELImpl feel, Set<String> facts) {
    boolean onlyFacts =
        decision.getDependencies().values().stream()
            .allMatch(
                node ->
                    node instanceof InputDataNode
                        && facts.contains(node.getName())
                        && node.getModelNamespace().equals(decision.getModelNamespace()));
    if (!onlyFacts || !POLICIES.contains(table.policy()) || table.rules().isEmpty()) {
      return null;
    }
    DirectInput[] inputs = table.inputs().stream().map(DirectInput::of).toArray(DirectInput[]::new);
    Row[] rows = new Row[table.rules().size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i + 1, table, table.source().getRule().get(i), feel);
    }
    return inputs.length == 0 || hasNull(inputs) || hasNull(rows)
        ? null
        : new DirectTable(feel, table, decision.getResultType(), inputs, rows);
  }

  private static boolean hasNull(Object[] parts) {
    for (Object part : parts) {
      if (part == null) {
        return true;
      }
    }
    return false;
  }

  private static Row row(int number, CompiledTable table, DecisionRule source, FEELImpl feel) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < source.getInputEntry().size(); i++) {
      PlainTest test = PlainTest.of(source.getInputEntry().get(i).getText());
      if (test == null) {
        return null;
      }
      if (test != PlainTest.ANY) {
        cells.add(new Cell(i, test));
      }
    }
    DirectOutput output =
        DirectOutput.of(
            source.getOutputEntry(),
            table.rules().get(number - 1).getOutputEntry(),
            table.outputs(),
            feel);
    return output == null ? null : new Row(number, cells.toArray(Cell[]::new), output);
  }

  /**
   * @return null where the DMN engine has to answer
   */
  Answer evaluate(Map<String, Object> facts) {
    LazyContext context = new LazyContext(feel, facts);
    Object[] values = new Object[inputs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = inputs[i].value(facts, context);
      PlainTest allowed = inputs[i].allowed();
      if (context.troubled() || allowed != null && !Boolean.TRUE.equals(allowed.holds(values[i]))) {
        return null;
      }
    }
    List<Row> matches = matches(values);
    Answer answer = matches == null ? null : answer(matches, context);
    return context.troubled() ? null : answer;
  }

  private List<Row> matches(Object[] values) {
    List<Row> matches = new ArrayList<>(4);
    for (Row row : rows) {
      boolean match = true;
      for (Cell cell : row.cells) {
        Boolean holds = cell.test.holds(values[cell.column]);
        if (holds == null) {
          return null;
        }
        if (!holds) {
          match = false;
          break;
        }
      }
      if (match) {
        matches.add(row);
      }
    }
    return matches;
  }

  private Answer answer(List<Row> matches, LazyContext context) {
    if (matches.isEmpty()) {
      return hasDefault ? null : coerced(policy.getDefaultValue(), List.of());
    }
    if (policy == HitPolicy.UNIQUE && matches.size() > 1) {
      return null;
    }
    List<Row> counted = policy == HitPolicy.FIRST ? matches.subList(0, 1) : matches;
    List<Object> values = new ArrayList<>(counted.size());
    List<Integer> numbers = new ArrayList<>(counted.size());
    for (Row row : counted) {
      values.add(row.output.value(context));
      numbers.add(row.number);
    }
    if (policy == HitPolicy.COLLECT || policy == HitPolicy.RULE_ORDER) {
      return coerced(values, numbers);
    }
    return new HashSet<>(values).size() > 1 ? null : coerced(values.get(0), numbers.subList(0, 1));
  }

  private Answer coerced(Object value, List<Integer> selected) {
    return new Answer(CoerceUtil.coerceValue(type, value), selected);
  }
}
