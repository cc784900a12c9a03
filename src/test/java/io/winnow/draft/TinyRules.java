package io.winnow.draft;

import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import java.util.List;

/** Rule sets of one decision, whose answer is a segment that names the version. */
public final class TinyRules {

  private static final String DMN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
          id="tiny" name="tiny" namespace="https://winnow.io/rules/test/tiny"
          expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/"
          typeLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
        <decision id="d" name="Everybody">
          <variable id="d-variable" name="Everybody" typeRef="Any"/>
          <literalExpression id="d-text"><text>["%s"]</text></literalExpression>
        </decision>
      </definitions>
      """;

  private static final String DEFINITION =
      """
      key: %s
      name: %s
      segments:
        - {id: %s, name: Everybody, group: lifecycle}
      decisions:
        segments: ["tiny.dmn#Everybody"]
      """;

  private TinyRules() {}

  /** Everybody is in this one segment, and the rule set's name tells it, too. */
  public static Bundle bundle(String key, String segment) {
    return new Bundle(
        List.of(
            RuleSource.of("ruleset.yaml", DEFINITION.formatted(key, segment, segment)),
            RuleSource.of("tiny.dmn", dmn(segment))));
  }

  public static String dmn(String segment) {
    return DMN.formatted(segment);
  }
}
