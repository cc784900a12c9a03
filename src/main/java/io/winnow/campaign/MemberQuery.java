package io.winnow.campaign;

import io.winnow.decision.CampaignRules.Asked;
import io.winnow.platform.database.Exchange;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;

/** Asks what members were answered before. */
final class MemberQuery {

  /**
   * What a member was answered.
   *
   * @param json the decision's bytes
   */
  record Answered(byte[] json, boolean offered) {}

  private static final String EARLIER =
      """
      select q.n, d.result, m.offer is not null
      from unnest(?::text[], ?::text[]) with ordinality as q(campaign, contact_id, n)
      cross join lateral (
        select decision_id, offer from campaign_decision
        where campaign = q.campaign and contact_id = q.contact_id and member
        offset 0) m
      cross join lateral (select result from decision where id = m.decision_id offset 0) d
      """;

  private final List<Asked> members;

  MemberQuery(List<Asked> people) {
    this.members = people.stream().filter(Asked::member).toList();
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  void addTo(Exchange exchange) {
    exchange
        .statement(EARLIER)
        .texts(members.stream().map(Asked::campaign))
        .texts(members.stream().map(Asked::contactId));
  }

  void take(ResultSet row, BiConsumer<Asked, Answered> taker) throws SQLException {
    while (row.next()) {
      byte[] json = row.getString(2).getBytes(StandardCharsets.UTF_8);
      taker.accept(members.get(row.getInt(1) - 1), new Answered(json, row.getBoolean(3)));
    }
  }
}
