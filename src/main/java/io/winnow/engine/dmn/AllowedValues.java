package io.winnow.engine.dmn;

import io.winnow.engine.feel.ClosedCell;
import io.winnow.engine.index.PlainTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;

/**
 * The values that a column may have: those of its own, or of its type, of which the engine has
 * tests but no text.
 */
final class AllowedValues {

  /** So many answers of the engine's tests are kept; a type names few values. */
  private static final int KEPT = 1_000;

  /** Longer texts are not kept: a caller may send large ones. */
  private static final int LONGEST = 200;

  private static final Object NOTHING = new Object();

  private final PlainTest plain;
  private final List<UnaryTest> tests;
  private final boolean each;
  private final FEELImpl feel;
  private final Map<Object, Boolean> known = new ConcurrentHashMap<>();

  private AllowedValues(PlainTest plain, DTInputClause input, FEELImpl feel) {
    this.plain = plain;
    this.tests = input.getInputValues();
    this.each = input.isCollection();
    this.feel = feel;
  }

  /** Null where every value is allowed. */
  static AllowedValues of(DTInputClause input, FEELImpl feel) {
    if (input.getInputValues() == null || input.getInputValues().isEmpty()) {
      return null;
    }
    return new AllowedValues(ClosedCell.of(input.getInputValuesText()), input, feel);
  }

  /** Whether a value is allowed; false where only the engine can tell, too. */
  boolean allow(Object value) {
    if (each && value instanceof Collection<?> items) {
      return items.stream().allMatch(this::allows);
    }
    return allows(value);
  }

  private boolean allows(Object value) {
    Boolean told = plain == null ? null : plain.holds(value);
    if (told != null) {
      return told;
    }
    Object key = value == null ? NOTHING : value;
    Boolean kept = known.get(key);
    if (kept == null) {
      kept = ask(value);
      boolean large = value instanceof String text && text.length() > LONGEST;
      if (kept != null && !large && known.size() < KEPT) {
        known.put(key, kept);
      }
    }
    return Boolean.TRUE.equals(kept);
  }

  /** Without any facts: a test that names one has something to say, and is not relied on: null. */
  private Boolean ask(Object value) {
    boolean[] troubled = new boolean[1];
    EvaluationContext nothing =
        feel.newEvaluationContext(Set.of(event -> troubled[0] = true), Map.of());
    nothing.setValue("?", value);
    try {
      boolean allowed =
          tests.stream().anyMatch(test -> Boolean.TRUE.equals(test.apply(nothing, value)));
      return troubled[0] ? null : allowed;
    } catch (RuntimeException e) {
      return null;
    }
  }
}
