package io.winnow.table;

/** The examples of the OpenAPI document. */
final class TableExamples {

  static final String LIST =
      """
      {"tables": [{"file": "segments.dmn", "decision": "Purchase habits", "hitPolicy": "FIRST",
                   "inputs": 1, "outputs": 1, "rows": 2}],
       "refused": []}
      """;

  static final String TABLE =
      """
      {"file": "segments.dmn", "decision": "Purchase habits", "hitPolicy": "FIRST", "aggregation": null,
       "inputs": [{"id": "orders", "label": "Orders", "expression": "metrics.orders",
                   "type": "number", "allowedValues": null}],
       "outputs": [{"id": "segment", "name": null, "label": "Segment", "type": "string",
                    "allowedValues": "\\"frequent-buyer\\", \\"occasional-buyer\\"", "defaultOutput": null}],
       "annotations": ["Why"],
       "rows": [
         {"id": "habit-1", "description": null,
          "cells": {"orders": ">= 5", "segment": "\\"frequent-buyer\\""},
          "annotations": ["Five orders or more"]},
         {"id": "habit-2", "description": null,
          "cells": {"orders": "[2..4]", "segment": "\\"occasional-buyer\\""},
          "annotations": ["Two to four orders"]}]}
      """;

  static final String SAVED =
      """
      {"saved": true,
       "change": {"file": "segments.dmn", "decision": "Purchase habits", "change": "changed",
         "properties": [], "columns": [],
         "rows": [{"id": "habit-1", "change": "changed", "moved": false, "before": 1, "after": 1,
                   "cells": [{"kind": "input", "column": "orders", "label": "Orders",
                              "before": ">= 5", "after": ">= 6"}]}]},
       "table": {"file": "segments.dmn", "decision": "Purchase habits", "hitPolicy": "FIRST",
         "aggregation": null, "inputs": [], "outputs": [], "annotations": [], "rows": []}}
      """;

  static final String DIFF =
      """
      {"before": {"version": 1, "draft": null, "hash": "sha256:5f0c"},
       "after": {"version": 2, "draft": null, "hash": "sha256:91ab"},
       "files": [{"path": "offers.yaml", "change": "changed"}],
       "tables": [],
       "entries": [{"file": "offers.yaml", "kind": "offer", "id": "win-back", "change": "changed",
                    "fields": [{"name": "lever", "before": "10", "after": "20"}]}],
       "sheets": [],
       "texts": [{"file": "offers.yaml", "lines": [
         {"change": "removed", "before": 12, "after": null, "text": "    lever: 10"},
         {"change": "added", "before": null, "after": 12, "text": "    lever: 20"}]}]}
      """;

  static final String SHEETS =
      """
      {"file": "engagement.xlsx", "sheets": [{"name": "Engagement", "rows": [
        ["RuleSet", "crm"], [], ["CONDITION", "ACTION"], ["metrics.engagementRate > 0.5", "high"]]}]}
      """;

  static final String SHEET_DIFF =
      """
      {"file": "engagement.xlsx", "sheets": [
        {"file": "engagement.xlsx", "sheet": "Engagement", "change": "changed",
         "cells": [{"cell": "B12", "before": "0.5", "after": "0.6"}]}]}
      """;

  static final String CELLS =
      """
      {"cells": [{"column": "orders", "text": ">= 5"}, {"column": "segment", "text": "loyal"}]}
      """;

  static final String FINDINGS =
      """
      {"findings": [{"column": "segment", "text": "loyal", "code": "unquoted-text", "severity": "error",
                     "message": "loyal without quotes means nothing to a rule. Write \\"loyal\\"."}]}
      """;

  private TableExamples() {}
}
