package io.winnow.report;

/** The examples of the OpenAPI document. */
final class ReportExamples {

  static final String REPORT =
      """
      {"experiment": "loyalty-after-four", "ruleSet": "crm", "phase": 1, "state": "running",
       "goal": "conversion", "currency": "USD", "confidence": 0.95, "effect": 0.05, "asOf": "2026-11-22T10:00:00Z",
       "variants": [
         {"key": "six", "version": 1, "contacts": 21306, "expected": 0.5, "mixed": 0,
          "spentBefore": 240.88, "metrics": {"conversion": {"value": 0.005726, "total": 122.0}}},
         {"key": "four", "version": 2, "contacts": 21307, "expected": 0.5, "mixed": 0,
          "spentBefore": 242.84, "metrics": {"conversion": {"value": 0.012531, "total": 267.0}}}],
       "holdout": null,
       "sampleRatio": {"chiSquare": 0.0, "pValue": 0.996, "alarming": false},
       "comparisons": [
         {"variant": "four", "against": "six", "metric": "conversion", "role": "goal",
          "base": 0.005726, "value": 0.012531, "difference": 0.006805, "lift": 1.1884,
          "better": true, "interval": {"low": 0.005, "high": 0.00861}, "statistic": 7.385,
          "pValue": 1.5e-13, "adjustedPValue": null,
          "anytime": {"interval": {"low": 0.0034, "high": 0.0102}, "pValue": 1.1e-9},
          "cuped": {"difference": 0.0068, "interval": {"low": 0.005, "high": 0.0086},
                    "pValue": 1.6e-13, "varianceReduction": 0.003},
          "detectable": 0.00258}],
       "segments": [], "chances": {"conversion": {"six": 0.0, "four": 1.0}},
       "contactsPerDay": 6087.6, "daysLeft": 41.0, "health": [],
       "advice": {"code": "ship", "variant": "four",
         "text": "Ship 'four': conversion is 1.25 % instead of 0.57 %."}}
      """;

  private ReportExamples() {}
}
