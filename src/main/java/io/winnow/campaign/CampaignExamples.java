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
       "goal": {"metric": "conversion", "target": 0.02, "value": 0.025, "reached": true},
       "total": {"offers": 1000, "contacts": 1000, "shown": 980, "opened": 400, "clicked": 120,
         "accepted": 60, "rejected": 10, "converted": 25, "unsubscribed": 3,
         "revenue": [{"currency": "EUR", "amount": 1234.5}],
         "rates": {"open": 0.4, "click": 0.12, "accept": 0.06, "conversion": 0.025,
           "unsubscribe": 0.003, "revenue": 1.2345}},
       "offers": []}
      """;

  private CampaignExamples() {}
}
