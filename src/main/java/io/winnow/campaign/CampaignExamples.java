package io.winnow.campaign;

/** Examples of the API's description. */
final class CampaignExamples {

  static final String CAMPAIGN =
      """
      {"key": "spring", "name": "Spring", "ruleSet": "crm",
       "goal": {"metric": "conversion", "target": 0.02},
       "audience": {"include": ["active"], "exclude": ["minor"]},
       "channel": "email", "purpose": "marketing",
       "from": "2027-03-01T00:00:00Z", "to": "2027-04-01T00:00:00Z",
       "frequency": {"contacts": 2, "days": 7},
       "pause": {"ignored": 3, "withinDays": 30, "forDays": 60}}
      """;

  static final String REPORT =
      """
      {"campaign": "spring", "name": "Spring", "state": "running", "asOf": "2027-03-08T09:00:00Z",
       "members": 1200, "decisions": 1200, "noOffer": 200,
       "goal": {"metric": "conversion", "target": 0.02},
       "total": {"offers": 1000, "contacts": 1000},
       "offers": [{"offer": "loyalty-reward", "figures": {"offers": 1000, "contacts": 1000}}]}
      """;

  private CampaignExamples() {}
}
