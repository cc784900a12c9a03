package io.winnow.engine.dmn;

import io.winnow.engine.FactSource;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.events.DecisionTableRulesSelectedEvent;

/**
 * What FEEL sees of the facts, made when the first expression wants it. Belongs to one evaluation
 * of one table.
 */
final class LazyContext {

  private final FEELImpl feel;
  private final FactSource facts;
  private EvaluationContext context;
  private List<Integer> selected;
  private boolean troubled;

  LazyContext(FEELImpl feel, FactSource facts) {
    this.feel = feel;
    this.facts = facts;
  }

  FactSource facts() {
    return facts;
  }

  EvaluationContext get() {
    if (context == null) {
      context = feel.newEvaluationContext(List.of(this::heard), facts.byName(), true);
    }
    return context;
  }

  /** For the engine's own hit policies, which look at what the rows give and at no fact. */
  EvaluationContext withoutFacts() {
    return context == null
        ? feel.newEvaluationContext(List.of(this::heard), Map.of(), true)
        : context;
  }

  private void heard(FEELEvent event) {
    if (event instanceof DecisionTableRulesSelectedEvent selection) {
      selected = selection.getFired();
    } else {
      troubled = true;
    }
  }

  /** The rows that a hit policy of the engine's told to count; null: none did. */
  List<Integer> selected() {
    return selected;
  }

  /** Whether FEEL had anything to say but the value. */
  boolean troubled() {
    return troubled;
  }
}
