package io.winnow.campaign;

import io.winnow.campaign.CampaignReport.Figures;
import io.winnow.campaign.CampaignReport.Revenue;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Adds up what was decided under a campaign and what came of it. */
@Singleton
class ReportTable {

  /**
   * @param byOffer the key {@link #ALL} stands for all offers
   */
  record Sums(long members, long decisions, long noOffer, Map<String, Figures> byOffer) {}

  /** No offer's id: those are not empty. */
  static final String ALL = "";

  private static final List<String> TYPES =
      List.of("shown", "opened", "clicked", "accepted", "rejected", "converted", "unsubscribed");

  /**
   * One state for all statements; planned for this campaign, since one may have ten members and
   * another a million.
   */
  private static final String BEGIN =
      "set transaction isolation level repeatable read, read only;"
          + " set local plan_cache_mode = force_custom_plan; set local work_mem = '32MB'";

  private static final String DECISIONS =
      """
      select count(*) filter (where member), count(*), count(*) filter (where offer is null)
      from campaign_decision where campaign = ?
      """;

  /** Who denies marketing or profiling is in no analysis, whatever was seen before. */
  private static final String OFFERED =
      """
      with offered as materialized (
        select c.decision_id, c.offer, coalesce(c.contact_id, c.decision_id::text) contact, c.member
        from campaign_decision c
        where c.campaign = ? and c.offer is not null
          and not exists (
            select from contact k
            where k.id = c.contact_id
              and 'denied' in (k.consent_purposes ->> 'marketing',
                               k.consent_purposes ->> 'profiling'))
          and not exists (select from kpi_forgotten f where f.decision_id = c.decision_id))
      """;

  // members have one decision each, so only the others need to be told apart
  private static final String COUNTS =
      OFFERED
          + """
            , others as materialized (
              select distinct offer, contact from offered o
              where not member and not exists (
                select from offered m
                where m.member and m.contact = o.contact and m.offer = o.offer))
            select offer, sum(offers), sum(contacts)
            from (
              select offer, count(*) offers, count(*) filter (where member) contacts
              from offered group by offer
              union all
              select offer, 0, count(*) from others group by offer) parts
            group by offer
            union all
            select '', sum(offers), sum(contacts)
            from (
              select count(*) offers, count(*) filter (where member) contacts from offered
              union all
              select 0, count(distinct contact) from others o
              where not exists (select from offered m where m.member and m.contact = o.contact)
              ) parts
            """;

  private static final String ANSWERS =
      OFFERED
          + """
            , contact as materialized (
              select c.offer, c.contact, %1$s
              from offered c join outcome o on o.decision_id = c.decision_id %2$s
              group by c.offer, c.contact)
            select offer, %4$s from contact group by offer
            union all
            select '', %4$s from (select %3$s from contact group by contact) once
            """
              .formatted(
                  each("bool_or(o.type = '%1$s') %1$s"),
                  EffectiveOutcomes.CONDITION,
                  each("bool_or(%1$s) %1$s"),
                  each("count(*) filter (where %s)"));

  private static final String REVENUE =
      OFFERED
          + """
            select coalesce(c.offer, ''), o.currency, sum(o.value)
            from offered c join outcome o on o.decision_id = c.decision_id %s
            where o.type = 'converted' and o.value is not null
            group by grouping sets ((c.offer, o.currency), (o.currency))
            order by o.currency nulls last
            """
              .formatted(EffectiveOutcomes.CONDITION);

  private final DataSource database;

  ReportTable(DataSource database) {
    this.database = database;
  }

  private static String each(String format) {
    return TYPES.stream().map(format::formatted).collect(Collectors.joining(", "));
  }

  private interface Rows<T> {
    T read(ResultSet row) throws SQLException;
  }

  Sums read(String campaign) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement begin = connection.createStatement()) {
        begin.execute(BEGIN);
        Map<String, List<Revenue>> revenue =
            query(connection, REVENUE, campaign, ReportTable::revenue);
        Map<String, long[]> answers =
            query(connection, ANSWERS, campaign, row -> numbers(row, TYPES.size()));
        Map<String, long[]> counts = query(connection, COUNTS, campaign, row -> numbers(row, 2));
        return query(
            connection,
            DECISIONS,
            campaign,
            row -> {
              row.next();
              return new Sums(
                  row.getLong(1), row.getLong(2), row.getLong(3), put(counts, answers, revenue));
            });
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T query(Connection connection, String sql, String campaign, Rows<T> rows)
      throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(sql)) {
      read.setString(1, campaign);
      try (ResultSet row = read.executeQuery()) {
        return rows.read(row);
      }
    }
  }

  private static Map<String, long[]> numbers(ResultSet row, int count) throws SQLException {
    Map<String, long[]> numbers = new HashMap<>();
    while (row.next()) {
      long[] some = new long[count];
      for (int i = 0; i < count; i++) {
        some[i] = row.getLong(i + 2);
      }
      numbers.put(row.getString(1), some);
    }
    return numbers;
  }

  private static Map<String, List<Revenue>> revenue(ResultSet row) throws SQLException {
    Map<String, List<Revenue>> revenue = new HashMap<>();
    while (row.next()) {
      BigDecimal amount = Figures.plain(row.getBigDecimal(3));
      revenue
          .computeIfAbsent(row.getString(1), offer -> new ArrayList<>())
          .add(new Revenue(row.getString(2), amount));
    }
    return revenue;
  }

  private static Map<String, Figures> put(
      Map<String, long[]> counts, Map<String, long[]> answers, Map<String, List<Revenue>> revenue) {
    Map<String, Figures> figures = new TreeMap<>();
    counts.forEach(
        (offer, count) ->
            figures.put(
                offer,
                Figures.of(
                    count[0],
                    count[1],
                    answers.getOrDefault(offer, new long[TYPES.size()]),
                    revenue.getOrDefault(offer, List.of()))));
    return figures;
  }
}
