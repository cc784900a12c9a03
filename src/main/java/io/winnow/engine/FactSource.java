package io.winnow.engine;

import java.util.Map;

/** The facts of one contact in the shapes that FEEL has them, one by one or all together. */
public interface FactSource {

  /** The value of one fact, or null. */
  Object value(FactGetter fact);

  /** By name: {@code contact}, {@code metrics} and so on. */
  Map<String, Object> byName();

  /** Facts that are all there already. */
  static FactSource of(Map<String, Object> byName) {
    return new FactSource() {
      @Override
      public Object value(FactGetter fact) {
        return FactGetter.walk(byName, fact.path());
      }

      @Override
      public Map<String, Object> byName() {
        return byName;
      }
    };
  }
}
