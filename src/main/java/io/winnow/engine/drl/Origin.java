package io.winnow.engine.drl;

import io.winnow.core.rule.Reason;
import org.kie.api.definition.rule.Rule;

/**
 * A rule as the origin of what it concludes.
 *
 * @param row names the rule for good: {@code file/rule}
 */
record Origin(Reason reason, String row) {

  static Origin of(String file, Rule rule) {
    return new Origin(new Reason(file, rule.getName(), text(rule)), file + "/" + rule.getName());
  }

  /** What {@code @text("…")} says, without the quotes that the library keeps. */
  private static String text(Rule rule) {
    Object text = rule.getMetaData().get("text");
    return text == null ? "" : text.toString().replaceAll("^\"|\"$", "");
  }
}
