package io.winnow.engine.dmn;

import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;

/**
 * What FEEL sees of the facts, made when the first expression wants it. Belongs to one evaluation
 * of one table.
 */
final class LazyContext {

  private final FEELImpl feel;
  private final Map<String, Object> facts;
  private EvaluationContext context;
  private boolean troubled;

  LazyContext(FEELImpl feel, Map<String, Object> facts) {
    this.feel = feel;
    this.facts = facts;
  }

  EvaluationContext get() {
    if (context == null) {
      context = feel.newEvaluationContext(List.of(event -> troubled = true), facts, true);
    }
    return context;
  }

  /** Whether FEEL had anything to say but the value. */
  boolean troubled() {
    return troubled;
  }
}
