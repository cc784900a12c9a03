package io.winnow.impact;

/** The examples of the OpenAPI document. */
final class ImpactExamples {

  static final String DONE =
      """
      {"id": "5f1c8a52-7a0e-4b7e-9d1b-0c6b1f2a3d4e", "ruleSet": "crm",
       "draft": "0d5e7c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6", "version": null, "hash": "sha256:9f2c…",
       "against": {"version": 3, "hash": "sha256:41d0…"}, "sample": null,
       "context": {"channel": null, "placement": null, "purpose": null,
                   "at": "2026-11-22T10:00:00Z", "zone": "Z"},
       "state": "done", "progress": {"done": 10000, "total": 10000},
       "requestedBy": "anna", "requestedAt": "2026-11-22T10:00:00Z",
       "startedAt": "2026-11-22T10:00:00Z", "endedAt": "2026-11-22T10:00:07Z", "failure": null,
       "exceeded": ["4.11 % of the contacts would get another offer, more than 2 %."],
       "contacts": 10000, "undecided": {"before": 0, "after": 0},
       "coverage": {"before": {"contacts": 8123, "percent": 81.23},
                    "after": {"contacts": 8123, "percent": 81.23}},
       "value": {"before": 94210, "after": 95470}, "currency": "EUR",
       "changed": {"segments": {"contacts": 1204, "percent": 12.04},
                   "offers": {"contacts": 411, "percent": 4.11}},
       "segmentMoves": [{"from": "active", "to": "lapsing", "count": 1204, "value": 18060,
                         "valueBefore": 16800,
                         "contacts": "/v1/impacts/5f1c8a52-7a0e-4b7e-9d1b-0c6b1f2a3d4e/contacts?kind=segment&from=active&to=lapsing"}],
       "offerMoves": [{"from": "loyalty-reward", "to": "win-back", "count": 411, "value": 6165,
                       "valueBefore": 4905,
                       "contacts": "/v1/impacts/5f1c8a52-7a0e-4b7e-9d1b-0c6b1f2a3d4e/contacts?kind=offer&from=loyalty-reward&to=win-back"}],
       "rows": [{"kind": "segment", "from": "active", "to": "lapsing", "side": "after",
                 "source": "segments.dmn", "rule": "Lifecycle#4",
                 "text": "Last order 60 days ago or more", "count": 1204}],
       "segments": [{"id": "active", "before": 4210, "after": 3006, "entered": 0, "left": 1204,
                     "changePercent": -28.60}],
       "offers": [{"id": "win-back", "before": 0, "after": 411, "entered": 411, "left": 0,
                   "changePercent": null}],
       "startingOffers": ["win-back"], "starvingOffers": [], "vanishingSegments": [],
       "shrinkingSegments": [{"id": "active", "before": 4210, "after": 3006, "percent": 28.60}],
       "hits": [{"source": "segments.dmn", "rule": "Lifecycle#3", "contacts": 3006}],
       "findings": [{"code": "gap", "severity": "warning",
                     "message": "No row fits where 'Days since the last order' is 30 to 34: such contacts get nothing from table 'Lifecycle'. Add a row for them, or widen one.",
                     "location": {"file": "segments.dmn", "line": 120, "column": null,
                                  "table": "Lifecycle", "row": null, "tableColumn": null},
                     "contacts": 37, "examples": ["C-1", "C-17", "C-204"]}]}
      """;

  private ImpactExamples() {}
}
