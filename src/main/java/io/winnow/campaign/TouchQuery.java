package io.winnow.campaign;

import io.winnow.decision.CampaignRules.Asked;
import io.winnow.platform.database.Exchange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks what campaigns offered to contacts, as far as policies look. */
final class TouchQuery {

  // "offset 0" keeps the planner at a look into the index for each contact: a plan that was made
  // while the table was small would read all of it later
  private static final String OFFERS =
      """
       from unnest(?::text[], ?::timestamptz[], ?::timestamptz[])
           with ordinality as q(contact_id, start, stop, n)
      cross join lateral (
        select decision_id, offer, at from campaign_decision
        where contact_id = q.contact_id and contact_id is not null
          and at > q.start and at < q.stop and offer is not null
        offset 0) c
      """;

  private static final String MADE = "select q.n, c.offer, c.at, false, null::timestamptz" + OFFERS;

  private static final String ANSWERED =
      "select q.n, c.offer, c.at, coalesce(a.answered, false), a.rejected"
          + OFFERS
          + """
            left join lateral (
              select bool_or(o.type in ('opened', 'clicked', 'accepted', 'converted')) answered,
                min(o.at) filter (where o.type in ('rejected', 'unsubscribed')) rejected
              from outcome o where o.decision_id = c.decision_id
            """
          + EffectiveOutcomes.CONDITION
          + ") a on true";

  private record Span(Instant start, Instant stop) {
    Span and(Span other) {
      return new Span(
          start.isBefore(other.start) ? start : other.start,
          stop.isAfter(other.stop) ? stop : other.stop);
    }
  }

  private final Map<String, Span> spans = new LinkedHashMap<>();
  private final List<String> contacts;
  private final boolean answers;

  TouchQuery(Map<String, Campaign> campaigns, Collection<Asked> people) {
    boolean pauses = false;
    for (Asked asked : people) {
      Campaign campaign = campaigns.get(asked.campaign());
      pauses |= campaign.pause() != null;
      Span span = span(campaign, asked.at());
      if (span != null) {
        spans.merge(asked.contactId(), span, Span::and);
      }
    }
    this.contacts = List.copyOf(spans.keySet());
    this.answers = pauses;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  void addTo(Exchange exchange) {
    exchange
        .statement(answers ? ANSWERED : MADE)
        .texts(contacts.stream())
        .times(spans.values().stream().map(Span::start))
        .times(spans.values().stream().map(Span::stop));
  }

  void take(ResultSet row, CampaignTerms terms) throws SQLException {
    while (row.next()) {
      terms.put(
          contacts.get(row.getInt(1) - 1),
          new Touch(row.getString(2), instant(row, 3), row.getBoolean(4), instant(row, 5)));
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** Null where nothing of the past matters. */
  private static Span span(Campaign campaign, Instant at) {
    Span span = null;
    if (campaign.frequency() != null) {
      Duration window = campaign.frequency().window();
      span = new Span(at.minus(window), at.plus(window));
    }
    if (campaign.pause() != null) {
      Span past = new Span(at.minus(campaign.pause().reach()), at);
      span = span == null ? past : span.and(past);
    }
    return span;
  }
}
