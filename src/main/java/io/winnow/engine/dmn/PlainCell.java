package io.winnow.engine.dmn;

import io.winnow.engine.index.PlainTest;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.runtime.UnaryTest;

/** A cell of the DMN engine that is compared directly as far as it looks at its value alone. */
final class PlainCell implements UnaryTest {

  private final PlainTest plain;
  private final UnaryTest own;

  private PlainCell(PlainTest plain, UnaryTest own) {
    this.plain = plain;
    this.own = own;
  }

  /**
   * The cell itself where it looks at more than its value.
   *
   * @param plain null: it does
   */
  static UnaryTest of(PlainTest plain, UnaryTest own) {
    return plain == null ? own : new PlainCell(plain, own);
  }

  @Override
  public Boolean apply(EvaluationContext context, Object value) {
    Boolean known = plain.holds(value);
    return known == null ? own.apply(context, value) : known;
  }
}
