package io.winnow.campaign;

import io.winnow.decision.CampaignRules;
import io.winnow.platform.database.Exchange;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What was decided under campaigns, read and locked in the decision log's transaction. */
@Singleton
class CampaignTable implements CampaignRules {

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('winnow-campaign:' || c, 0))"
          + " from unnest(?::text[]) c";

  private final DataSource database;
  private final CampaignJson json;

  CampaignTable(DataSource database, CampaignJson json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public Terms read(Connection connection, Collection<Asked> asked, boolean lock)
      throws SQLException {
    Map<String, Campaign> campaigns = campaigns(connection, asked);
    CampaignTerms terms = new CampaignTerms(campaigns);
    List<Asked> people =
        asked.stream()
            .filter(a -> campaigns.containsKey(a.campaign()) && a.contactId() != null)
            .toList();
    if (!people.isEmpty()) {
      read(connection, campaigns, people, lock, terms);
    }
    return terms;
  }

  private static void read(
      Connection connection,
      Map<String, Campaign> campaigns,
      List<Asked> people,
      boolean lock,
      CampaignTerms terms)
      throws SQLException {
    MemberQuery members = new MemberQuery(people);
    TouchQuery touches = new TouchQuery(campaigns, people);
    Exchange exchange = new Exchange();
    if (lock) {
      // in one order everywhere, or two groups could wait for each other
      TreeSet<String> contacts = new TreeSet<>();
      people.forEach(asked -> contacts.add(asked.contactId()));
      exchange.statement(LOCK).texts(contacts.stream());
    }
    if (!members.isEmpty()) {
      members.addTo(exchange);
    }
    if (!touches.isEmpty()) {
      touches.addTo(exchange);
    }
    if (!lock && members.isEmpty() && touches.isEmpty()) {
      return;
    }
    // One after the other in READ COMMITTED: each sees all that was committed before the lock.
    try (PreparedStatement read = exchange.prepare(connection)) {
      read.execute();
      if (lock) {
        read.getMoreResults();
      }
      if (!members.isEmpty()) {
        members.take(read.getResultSet(), (asked, answered) -> terms.put(asked, answered.json()));
        read.getMoreResults();
      }
      if (!touches.isEmpty()) {
        touches.take(read.getResultSet(), terms);
      }
    }
  }

  private Map<String, Campaign> campaigns(Connection connection, Collection<Asked> asked)
      throws SQLException {
    Object[] keys =
        asked.stream().map(Asked::campaign).filter(CampaignChecks::isKey).distinct().toArray();
    Map<String, Campaign> campaigns = new HashMap<>();
    if (keys.length == 0) {
      return campaigns;
    }
    try (PreparedStatement read =
        connection.prepareStatement("select key, body from campaign where key = any (?)")) {
      read.setArray(1, connection.createArrayOf("text", keys));
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          campaigns.put(row.getString(1), json.read(row.getString(2)));
        }
      }
    }
    return campaigns;
  }

  /** The answers of those of the contacts that were decided about as members, by contact. */
  Map<String, MemberQuery.Answered> decided(String campaign, List<String> contacts) {
    MemberQuery members =
        new MemberQuery(contacts.stream().map(id -> new Asked(campaign, id, null, true)).toList());
    Map<String, MemberQuery.Answered> decided = new HashMap<>();
    Exchange exchange = new Exchange();
    members.addTo(exchange);
    try (Connection connection = database.getConnection();
        PreparedStatement read = exchange.prepare(connection);
        ResultSet row = read.executeQuery()) {
      members.take(row, (asked, answered) -> decided.put(asked.contactId(), answered));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return decided;
  }

  /** Whether anything was decided under the campaign. */
  boolean any(String key) {
    try (Connection connection = database.getConnection();
        PreparedStatement look =
            connection.prepareStatement(
                "select exists (select from campaign_decision where campaign = ?)")) {
      look.setString(1, key);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
