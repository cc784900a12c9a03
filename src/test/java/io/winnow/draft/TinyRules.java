package io.winnow.draft;

import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import java.util.ArrayList;
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

  private static final String DRL =
      """
      package tiny;

      rule "Leave alone after %s"
      when
          Metrics(emailsSent90d > 24)
          SegmentMatch(id == "%s")
      then
          insert(new Exclusion("*", "Got more than 24 e-mails in 90 days"));
      end
      """;

  private TinyRules() {}

  /** Everybody is in this one segment, and the rule set's name tells it, too. */
  public static Bundle bundle(String key, String segment) {
    return new Bundle(
        List.of(
            RuleSource.of("ruleset.yaml", DEFINITION.formatted(key, segment, segment)),
            RuleSource.of("tiny.dmn", dmn(segment))));
  }

  /** The same, and a DRL rule that changes with every version, too. */
  public static Bundle withRules(String key, String segment) {
    List<RuleSource> files = new ArrayList<>(bundle(key, segment).files());
    files.replaceAll(
        file ->
            file.path().equals("ruleset.yaml")
                ? RuleSource.of(file.path(), file.text() + "rules: [leave-alone.drl]\n")
                : file);
    files.add(RuleSource.of("leave-alone.drl", DRL.formatted(segment, segment)));
    return new Bundle(files);
  }

  public static String dmn(String segment) {
    return DMN.formatted(segment);
  }
}
