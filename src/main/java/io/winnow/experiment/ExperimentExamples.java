package io.winnow.experiment;

/** The examples of the OpenAPI document. */
final class ExperimentExamples {

  static final String REQUEST =
      """
      {"key": "loyalty-after-four", "ruleSet": "crm",
       "hypothesis": "Rewarding loyalty after four orders instead of six brings more orders",
       "goal": "conversion", "guardrails": [{"metric": "unsubscribe", "bound": 0.05}],
       "variants": [{"key": "six", "version": 1, "weight": 50},
                    {"key": "four", "version": 2, "weight": 50}],
       "coverage": 0.2, "holdout": {"share": 0.05, "treatment": "live"}, "audience": ["active"]}
      """;

  static final String INFO =
      """
      {"key": "loyalty-after-four", "ruleSet": "crm",
       "hypothesis": "Rewarding loyalty after four orders instead of six brings more orders",
       "goal": "conversion", "guardrails": [{"metric": "unsubscribe", "bound": 0.05}],
       "variants": [{"key": "six", "version": 1, "weight": 50.0},
                    {"key": "four", "version": 2, "weight": 50.0}],
       "coverage": 0.2, "holdout": {"share": 0.05, "treatment": "live"}, "audience": ["active"],
       "namespace": null, "slots": [], "seed": "loyalty-after-four", "state": "draft",
       "phase": 1, "phaseStart": null}
      """;

  private ExperimentExamples() {}
}
