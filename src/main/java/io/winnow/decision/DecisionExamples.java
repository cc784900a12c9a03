package io.winnow.decision;

/** The examples of the OpenAPI document. */
final class DecisionExamples {

  static final String REQUEST =
      """
      {"requestId": "r-1",
       "contact": {"id": "C-1", "birthDate": "1990-05-01", "country": "DE"},
       "metrics": {"recencyDays": 12, "orders": 6},
       "consent": {"purposes": {"marketing": "granted"}, "channels": {"email": "granted"}},
       "context": {"channel": "email", "placement": "newsletter", "purpose": "marketing",
                   "at": "2026-11-22T10:00:00Z", "zone": "Europe/Berlin"},
       "count": 1, "explain": "reasons", "dryRun": false}
      """;

  static final String RESULT =
      """
      {"decisionId": "019aab5e-6c80-7d2e-a27c-94d5b8a3c001", "requestId": "r-1",
       "contactId": "C-1", "decidedAt": "2026-11-22T10:00:00Z", "ruleSet": "crm", "version": 1,
       "versionHash": "sha256:…", "experiment": null,
       "segments": [{"id": "active", "name": "Active customers", "group": "lifecycle",
         "because": [{"source": "segments.dmn", "rule": "Lifecycle#3",
                      "text": "Bought in the last 90 days"}]}],
       "offer": {"id": "loyalty-reward", "name": "Loyalty reward", "score": 12.4,
         "factors": {"score": 0.4, "value": 20, "lever": 1.55}, "fallback": false,
         "because": [{"source": "offers.dmn", "rule": "Offers#2", "text": "Frequent buyer"}]},
       "ranked": [{"id": "loyalty-reward", "name": "Loyalty reward", "score": 12.4,
         "factors": {"score": 0.4, "value": 20, "lever": 1.55}, "fallback": false,
         "because": [{"source": "offers.dmn", "rule": "Offers#2", "text": "Frequent buyer"}]}],
       "noOfferReason": null,
       "rejected": [{"offer": "vip-early-access", "stage": "cap",
         "text": "At most 1 decision per contact within 7 days; 1 so far."}],
       "missing": ["contact.incomeBand"]}
      """;

  static final String BATCH_LINES =
      """
      {"requestId": "r-1", "contactId": "C-1"}
      {"requestId": "r-2", "contact": {"id": "C-2", "country": "DE"}}
      """;

  static final String BATCH_CSV =
      """
      requestId,contact.id,contact.country,metrics.recencyDays
      r-1,C-1,DE,12
      r-2,C-2,AT,
      """;

  static final String SCENARIO =
      """
      sentence: Is in active and gets loyalty-reward
      given:
        contact: {country: DE}
        metrics: {recencyDays: 12, orders: 6}
        consent:
          purposes: {marketing: granted}
          channels: {email: granted}
        context: {channel: email, purpose: marketing, at: '2026-11-22T10:00:00Z', zone: Europe/Berlin}
      then:
        segments:
          exactly: [active]
        offer: loyalty-reward
      """;

  private DecisionExamples() {}
}
