package io.winnow.check;

/** The examples of the OpenAPI document. */
final class CheckExamples {

  static final String REPORT =
      """
      {"publishable": false,
       "issues": [
         {"code": "overlap", "severity": "error",
          "message": "Rows 2 and 3 fit at the same time where 'Days since the last order' is 80 to 89, but hit policy UNIQUE allows only one row to fit: such contacts cannot be decided about. Narrow one of them.",
          "location": {"file": "segments.dmn", "line": 120, "column": null, "table": "Lifecycle",
                       "row": 3, "tableColumn": null},
          "fingerprint": "0b9f9a1c2d3e4f5061728394", "accepted": null,
          "population": {"contacts": 1204, "examples": ["C-1", "C-17", "C-204"]}}],
       "scenarios": {"passed": 1, "failed": 0, "cases": [
         {"file": "scenarios/active-customer.yaml",
          "sentence": "A customer who bought two weeks ago is active", "passed": true,
          "differences": [],
          "fired": [{"source": "segments.dmn", "rule": "Lifecycle#2",
                     "text": "Bought in the last 90 days"}],
          "segments": ["active"], "offer": "loyalty-reward"}]},
       "coverage": {"rows": {"total": 72, "covered": 71},
         "uncovered": [{"rule": "Lifecycle#5", "location": {"file": "segments.dmn", "line": 130,
                        "column": null, "table": "Lifecycle", "row": 5, "tableColumn": null}}],
         "segments": {"total": 41, "covered": 40, "uncovered": ["lost"]},
         "offers": {"total": 22, "covered": 22, "uncovered": []}}}
      """;

  static final String ACCEPT =
      """
      {"code": "gap", "fingerprint": "0b9f9a1c2d3e4f5061728394",
       "reason": "Who has not bought has no buying habit"}
      """;

  private CheckExamples() {}
}
