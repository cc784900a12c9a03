package io.winnow.core.rule;

import io.winnow.core.decision.Segment;
import java.util.List;
import java.util.Objects;

/**
 * What ruleset.yaml says.
 *
 * @param segmentDecisions DMN decisions whose results are segments, in order of evaluation
 * @param offerDecisions DMN decisions whose results are offer proposals, in order of evaluation
 * @param rules DRL and XLSX files, in declared order
 * @param scoreExpression FEEL over score, value, lever, contact, metrics, context; null: score ×
 *     value × (1 + lever / 100)
 */
public record RuleSetDefinition(
    String key,
    String name,
    String description,
    List<Segment> segments,
    List<DecisionRef> segmentDecisions,
    List<DecisionRef> offerDecisions,
    List<String> rules,
    List<Attribute> attributes,
    String scoreExpression) {

  public RuleSetDefinition {
    Objects.requireNonNull(key, "key");
    segments = List.copyOf(segments);
    segmentDecisions = List.copyOf(segmentDecisions);
    offerDecisions = List.copyOf(offerDecisions);
    rules = List.copyOf(rules);
    attributes = List.copyOf(attributes);
  }
}
