package io.winnow.engine.dmn;

import io.winnow.engine.feel.FactExpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTOutputClause;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;
import org.kie.dmn.model.api.LiteralExpression;

/** What a row of a {@link DirectTable} gives: one value, or a context with one a column. */
@FunctionalInterface
interface DirectOutput {

  /**
   * @param context for expressions that look at facts
   */
  Object value(LazyContext context);

  /** The same whatever the facts are. */
  record Constant(Object value) implements DirectOutput {
    @Override
    public Object value(LazyContext context) {
      return value;
    }
  }

  /** A default that only the engine can tell. */
  Object UNKNOWN = new Object();

  /** What a table gives where no row matches. */
  static Object byDefault(List<DTOutputClause> columns, HitPolicy policy, FEELImpl feel) {
    List<String> defaults = columns.stream().map(DTOutputClause::getDefaultValue).toList();
    // the engine wants a default of each column, or does without
    if (defaults.stream().anyMatch(Objects::isNull)) {
      return policy.getDefaultValue();
    }
    if (!defaults.stream().allMatch(Constants::isConstant)) {
      return UNKNOWN;
    }
    if (columns.size() == 1) {
      return feel.evaluate(defaults.get(0), Map.of());
    }
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < defaults.size(); i++) {
      Object value = feel.evaluate(defaults.get(i), Map.of());
      if (value == null) {
        return UNKNOWN; // the engine cannot put it in a context
      }
      values.put(columns.get(i).getName(), value);
    }
    return values;
  }

  /** Null where only the engine can check what is given against the column's allowed values. */
  static DirectOutput of(
      List<LiteralExpression> texts,
      List<CompiledExpression> entries,
      List<DTOutputClause> columns,
      FEELImpl feel) {
    if (texts.stream().map(LiteralExpression::getText).allMatch(Constants::isConstant)) {
      EvaluationContext nothing = feel.newEvaluationContext(List.of(), Map.of(), true);
      Object value = value(entries, columns, feel, nothing);
      return Constants.allowed(value, columns, nothing) ? new Constant(value) : null;
    }
    if (!columns.stream().allMatch(Constants::takesAll)) {
      return null;
    }
    DirectOutput whole = context -> value(entries, columns, feel, context.get());
    Chosen chosen = Chosen.of(texts, columns, feel, whole);
    return chosen == null ? whole : chosen;
  }

  /**
   * Constants, and expressions that only choose between facts.
   *
   * @param values by column; null: the expression has it
   * @param whole for what only FEEL can tell
   */
  record Chosen(
      List<String> names, Object[] values, FactExpression[] expressions, DirectOutput whole)
      implements DirectOutput {

    /** Null where an expression does more. */
    static Chosen of(
        List<LiteralExpression> texts,
        List<DTOutputClause> columns,
        FEELImpl feel,
        DirectOutput whole) {
      Object[] values = new Object[texts.size()];
      FactExpression[] expressions = new FactExpression[texts.size()];
      for (int i = 0; i < values.length; i++) {
        String text = texts.get(i).getText();
        if (Constants.isConstant(text)) {
          values[i] = feel.evaluate(text, Map.of());
        } else {
          expressions[i] = FactExpression.of(text == null ? null : text.strip());
          if (expressions[i] == null) {
            return null;
          }
        }
      }
      return new Chosen(
          columns.stream().map(DTOutputClause::getName).toList(), values, expressions, whole);
    }

    @Override
    public Object value(LazyContext context) {
      Map<String, Object> row = new HashMap<>();
      for (int i = 0; i < values.length; i++) {
        Object value = expressions[i] == null ? values[i] : expressions[i].value(context.facts());
        if (value == FactExpression.UNSURE) {
          return whole.value(context);
        }
        if (values.length == 1) {
          return value;
        }
        row.put(names.get(i), value);
      }
      return row;
    }
  }

  private static Object value(
      List<CompiledExpression> entries,
      List<DTOutputClause> columns,
      FEELImpl feel,
      EvaluationContext context) {
    if (entries.size() == 1) {
      return feel.evaluate(entries.get(0), context);
    }
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).getName(), feel.evaluate(entries.get(i), context));
    }
    return values;
  }

  /** Entries that give the same whatever the facts are. */
  final class Constants {

    private static final Pattern CONSTANT =
        Pattern.compile("\"[^\"\\\\]*\"|-?\\d{1,30}(\\.\\d{1,30})?|true|false|null");

    private Constants() {}

    private static boolean isConstant(String text) {
      return text != null && CONSTANT.matcher(text.strip()).matches();
    }

    private static boolean takesAll(DTOutputClause column) {
      return column.getOutputValues() == null || column.getOutputValues().isEmpty();
    }

    private static boolean allowed(
        Object output, List<DTOutputClause> columns, EvaluationContext nothing) {
      return columns.stream()
          .filter(column -> !takesAll(column))
          .allMatch(
              column -> {
                Object value =
                    columns.size() == 1 ? output : ((Map<?, ?>) output).get(column.getName());
                return column.getOutputValues().stream()
                    .anyMatch((UnaryTest test) -> Boolean.TRUE.equals(test.apply(nothing, value)));
              });
    }
  }
}
