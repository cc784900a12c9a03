package io.winnow.campaign;

import io.winnow.decision.CampaignRules.Asked;
import io.winnow.platform.database.Exchange;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what campaigns offered to contacts, as far as policies look. */
@Singleton
class TouchReader {

  private static final String OFFERS =
      """
      select q.n, c.offer, c.at
      from unnest(?::text[], ?::timestamptz[], ?::timestamptz[])
           with ordinality as q(contact_id, start, stop, n)
      cross join lateral (
        select offer, at from campaign_decision
        where contact_id = q.contact_id and contact_id is not null
          and at > q.start and at < q.stop and offer is not null
        offset 0) c
      """;

  private record Span(Instant start, Instant stop) {
    Span and(Span other) {
      return new Span(
          start.isBefore(other.start) ? start : other.start,
          stop.isAfter(other.stop) ? stop : other.stop);
    }
  }

  /** By contact. */
  Map<String, List<Touch>> read(
      Connection connection, Map<String, Campaign> campaigns, List<Asked> people)
      throws SQLException {
    Map<String, Span> spans = new LinkedHashMap<>();
    for (Asked asked : people) {
      Span span = span(campaigns.get(asked.campaign()), asked.at());
      if (span != null) {
        spans.merge(asked.contactId(), span, Span::and);
      }
    }
    Map<String, List<Touch>> touches = new HashMap<>();
    if (spans.isEmpty()) {
      return touches;
    }
    List<String> contacts = List.copyOf(spans.keySet());
    try (PreparedStatement read =
            new Exchange()
                .statement(OFFERS)
                .texts(contacts.stream())
                .times(spans.values().stream().map(Span::start))
                .times(spans.values().stream().map(Span::stop))
                .prepare(connection);
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
        touches
            .computeIfAbsent(contacts.get(row.getInt(1) - 1), id -> new ArrayList<>())
            .add(new Touch(row.getString(2), at, false, null));
      }
    }
    return touches;
  }

  /** Null where nothing of the past matters. */
  private static Span span(Campaign campaign, Instant at) {
    if (campaign.frequency() == null) {
      return null;
    }
    Duration window = campaign.frequency().window();
    return new Span(at.minus(window), at.plus(window));
  }
}
