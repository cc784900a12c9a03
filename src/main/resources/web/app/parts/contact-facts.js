// What the facts about a contact are called in words.

export const PROFILE = {
  firstName: 'First name', email: 'E-mail', birthDate: 'Born', age: 'Age', gender: 'Gender', country: 'Country', region: 'Region', city: 'City',
  language: 'Language', occupation: 'Occupation', incomeBand: 'Income band', education: 'Education', interests: 'Interests', leadSource: 'Came by',
  createdAt: 'With us since',
};

export const METRICS = {
  recencyDays: 'Days since the last order', orders: 'Orders', orders365d: 'Orders in 365 days', spend: 'Spend', spend365d: 'Spend in 365 days',
  historicalValue: 'Value so far', averageOrderValue: 'Average order', ordersPerMonth: 'Orders a month', tenureDays: 'Days with us',
  rScore: 'Recency score', fScore: 'Frequency score', mScore: 'Money score', emailsSent90d: 'E-mails in 90 days', emailsOpened90d: 'Opened of them',
  emailsClicked90d: 'Clicked of them', engagementRate: 'Engagement rate', lastEngagementDays: 'Days since anything came back', pageViews30d: 'Pages viewed in 30 days',
  productViews30d: 'Products viewed in 30 days', lastProductViewed: 'Product viewed last', abandonedCartDays: 'Days since a cart was left',
  firstPurchaseAt: 'First order', lastPurchaseAt: 'Last order',
};

/** A value of any kind as text. */
export const words = (value) => (Array.isArray(value) ? value.map(words).join(', ') : value === true ? 'yes' : value === false ? 'no'
  : value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '–'));
