package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * A cell of plain values, which cannot fail to compile and is rarely asked: an index knows what it
 * says. It is made when it is asked after all, for a value of another kind. Compiling them all
 * would take most of the time that a large table takes.
 */
final class LaterCell implements UnaryTest {

  private final CountedFeel feel;
  private final String text;
  private final Map<String, Type> types;
  private final Supplier<Location> place;

  /** Whoever comes first; compiled twice, both are the same. */
  private volatile List<UnaryTest> tests;

  LaterCell(CountedFeel feel, String text, Map<String, Type> types, Supplier<Location> place) {
    this.feel = feel;
    this.text = text;
    this.types = types;
    this.place = place;
  }

  @Override
  public Boolean apply(EvaluationContext context, Object value) {
    List<UnaryTest> compiled = tests;
    if (compiled == null) {
      compiled = feel.evaluateUnaryTests(text, types, place);
      tests = compiled;
    }
    for (UnaryTest test : compiled) {
      if (Boolean.TRUE.equals(test.apply(context, value))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return text;
  }
}
