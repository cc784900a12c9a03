package io.winnow.engine.dmn;

import io.winnow.engine.FactSource;
import io.winnow.engine.index.CodedColumn;
import io.winnow.engine.index.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.core.util.CoerceUtil;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;
import org.kie.dmn.model.api.DecisionRule;

/**
 * A decision table that goes from the facts to its rows without the DMN engine's contexts, and
 * finds them by an index. It only has to be right where all is ordinary: whatever it does not know,
 * a value of another kind, an input that is not allowed, two rows under UNIQUE, it leaves to the
 * engine, messages included.
 */
final class DirectTable {

  /** What the table gives, and the rows that it rests on, numbered from 1. */
  record Answer(Object value, List<Integer> selected) {}

  /** Those that take a row's output as it is; the others' own code is the engine's. */
  private static final Set<HitPolicy> SIMPLE =
      Set.of(
          HitPolicy.UNIQUE,
          HitPolicy.FIRST,
          HitPolicy.ANY,
          HitPolicy.COLLECT,
          HitPolicy.RULE_ORDER);

  private final CompiledTable table;
  private final DMNType type;
  private final DirectInput[] inputs;
  private final DirectOutput[] outputs;
  private final TableCells cells;
  private final Object byDefault;
  private final boolean plain;

  /** What a row alone gives, where it is always the same; null: not told yet, or not so. */
  private final Answer[] constant;

  private DirectTable(
      CompiledTable table,
      DMNType type,
      DirectInput[] inputs,
      DirectOutput[] outputs,
      TableCells cells,
      Object byDefault) {
    this.table = table;
    this.type = type;
    this.inputs = inputs;
    this.outputs = outputs;
    this.cells = cells;
    this.byDefault = byDefault;
    this.constant = new Answer[outputs.length];
    this.plain =
        cells.arePlain()
            && Arrays.stream(inputs).allMatch(input -> input.fact() != null)
            && Arrays.stream(outputs).allMatch(DirectOutput.Constant.class::isInstance);
  }

  /**
   * Null where the table has anything that is not ordinary.
   *
   * @param facts the input data that it may look at
   */
  static DirectTable of(
      DecisionNodeImpl decision, CompiledTable table, TableCells cells, Set<String> facts) {
    boolean onlyFacts =
        decision.getDependencies().values().stream()
            .allMatch(
                node ->
                    node instanceof InputDataNode
                        && facts.contains(node.getName())
                        && node.getModelNamespace().equals(decision.getModelNamespace()));
    if (!onlyFacts || table.rules().isEmpty()) {
      return null;
    }
    DirectInput[] inputs =
        table.inputs().stream()
            .map(input -> DirectInput.of(input, table.feel()))
            .toArray(DirectInput[]::new);
    DirectOutput[] outputs = new DirectOutput[table.rules().size()];
    for (int row = 0; row < outputs.length; row++) {
      outputs[row] =
          DirectOutput.of(
              table.source().getRule().get(row).getOutputEntry(),
              table.rules().get(row).getOutputEntry(),
              table.outputs(),
              table.feel());
    }
    return inputs.length == 0 || hasNull(inputs) || hasNull(outputs)
        ? null
        : new DirectTable(
            table,
            decision.getResultType(),
            inputs,
            outputs,
            cells,
            DirectOutput.byDefault(table.outputs(), table.policy(), table.feel()));
  }

  private static boolean hasNull(Object[] parts) {
    for (Object part : parts) {
      if (part == null) {
        return true;
      }
    }
    return false;
  }

  /**
   * @return null where the DMN engine has to answer
   */
  Answer evaluate(FactSource facts) {
    return evaluate(facts, new Object[inputs.length]);
  }

  /** What it gives for each contact; null for those that the DMN engine has to answer. */
  Answer[] evaluate(List<? extends FactSource> contacts) {
    Object[] values = new Object[inputs.length];
    Answer[] answers = new Answer[contacts.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = evaluate(contacts.get(i), values);
    }
    return answers;
  }

  /**
   * @param values to be filled in
   */
  private Answer evaluate(FactSource facts, Object[] values) {
    LazyContext context = new LazyContext(table.feel(), facts);
    for (int i = 0; i < values.length; i++) {
      values[i] = inputs[i].value(facts, context);
      AllowedValues allowed = inputs[i].allowed();
      if (context.troubled() || allowed != null && !allowed.allow(values[i])) {
        return null;
      }
    }
    int[] matches = cells.matches(values, context);
    Answer answer = matches == null ? null : answer(matches, context);
    return context.troubled() ? null : answer;
  }

  /** Whether nothing but the values of its columns tells what it gives. */
  boolean isPlain() {
    return plain;
  }

  /** Contacts by what a plain table can tell of them. */
  Groups group(FactColumns block) {
    CodedColumn[] columns = new CodedColumn[inputs.length];
    List<Predicate<Object>> allowed = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = block.column(inputs[i].fact());
      allowed.add(inputs[i].allowed() == null ? null : inputs[i].allowed()::allow);
    }
    return cells.index().group(columns, allowed, block.size());
  }

  /** How many rows there are. */
  int size() {
    return outputs.length;
  }

  /** All FEEL in it. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    table.inputs().forEach(input -> texts.add(input.getInputExpression()));
    for (DecisionRule row : table.source().getRule()) {
      row.getInputEntry().forEach(cell -> texts.add(cell.getText()));
      row.getOutputEntry().forEach(cell -> texts.add(cell.getText()));
    }
    texts.removeIf(Objects::isNull);
    return texts;
  }

  private Answer answer(int[] matches, LazyContext context) {
    HitPolicy policy = table.policy();
    if (matches.length == 0) {
      return byDefault == DirectOutput.UNKNOWN ? null : coerced(byDefault, List.of());
    }
    if (policy == HitPolicy.UNIQUE && matches.length > 1) {
      return null;
    }
    int count = policy == HitPolicy.FIRST ? 1 : matches.length;
    if (count == 1 && SIMPLE.contains(policy)) {
      return one(matches[0], context);
    }
    List<Object> values = new ArrayList<>(count);
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(outputs[matches[i]].value(context));
      numbers.add(matches[i] + 1);
    }
    if (!SIMPLE.contains(policy)) {
      return byEngine(matches, values, context);
    }
    if (policy == HitPolicy.COLLECT || policy == HitPolicy.RULE_ORDER) {
      return coerced(values, numbers);
    }
    return new HashSet<>(values).size() > 1 ? null : coerced(values.get(0), numbers.subList(0, 1));
  }

  /** What one row alone gives: where the policy makes lists, a list. */
  private Answer one(int row, LazyContext context) {
    Answer known = constant[row];
    if (known != null) {
      return known;
    }
    Object value = outputs[row].value(context);
    boolean list = table.policy() == HitPolicy.COLLECT || table.policy() == HitPolicy.RULE_ORDER;
    Answer answer = coerced(list ? Collections.singletonList(value) : value, List.of(row + 1));
    if (outputs[row] instanceof DirectOutput.Constant) {
      constant[row] = answer;
    }
    return answer;
  }

  /** The engine orders and sums up what the rows give, and tells which count. */
  private Answer byEngine(int[] matches, List<Object> values, LazyContext context) {
    List<DTDecisionRule> rules = new ArrayList<>(matches.length);
    for (int row : matches) {
      rules.add(table.rules().get(row));
    }
    try {
      Object value =
          table.policy().getDti().dti(context.withoutFacts(), table.table(), rules, values);
      return context.selected() == null ? null : coerced(value, context.selected());
    } catch (RuntimeException e) {
      return null;
    }
  }

  private Answer coerced(Object value, List<Integer> selected) {
    return new Answer(CoerceUtil.coerceValue(type, value), selected);
  }
}
