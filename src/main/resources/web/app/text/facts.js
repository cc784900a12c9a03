// The facts that rules can look at, by the names that FEEL gives them. A test holds them against the engine's own.

export const FACTS = {
  "contact": ["age", "attributes", "birthDate", "city", "country", "createdAt", "education", "email", "firstName", "gender", "id", "incomeBand", "interests", "language", "leadSource", "occupation", "region"],
  "metrics": ["abandonedCartDays", "averageOrderValue", "currency", "emailsClicked90d", "emailsOpened90d", "emailsSent90d", "engagementRate", "fScore", "firstPurchaseAt", "historicalValue", "lastEngagementDays", "lastProductViewed", "lastPurchaseAt", "mScore", "meanRepeatValue", "observedDays", "orders", "orders365d", "ordersPerMonth", "pageViews30d", "productViews30d", "purchaseDays", "purchaseSpanDays", "rScore", "recencyDays", "spend", "spend365d", "surveyAnsweredAt", "surveyAnswers", "tenureDays"],
  "consent": ["channels", "purposes"],
  "context": ["at", "channel", "placement", "purpose", "zone"]
};

/** The classes of DRL, with what a pattern of each can compare. */
export const PATTERNS = {
  Contact: FACTS.contact, Metrics: FACTS.metrics, Consent: FACTS.consent, Context: FACTS.context,
  SegmentMatch: ['id'], OfferProposal: ['offer', 'score'], Exclusion: ['offer', 'reason'],
};
