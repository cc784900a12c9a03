package io.winnow.campaign;

import io.winnow.decision.CampaignRules;
import io.winnow.platform.database.Exchange;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
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

  private static final String EARLIER =
      """
      select q.n, d.result
      from unnest(?::text[], ?::text[]) with ordinality as q(campaign, contact_id, n)
      join campaign_decision m
        on m.campaign = q.campaign and m.contact_id = q.contact_id and m.member
      join decision d on d.id = m.decision_id
      """;

  private final DataSource database;
  private final CampaignJson json;
  private final TouchReader touches;

  CampaignTable(DataSource database, CampaignJson json, TouchReader touches) {
    this.database = database;
    this.json = json;
    this.touches = touches;
  }

  @Override
  public Terms read(Connection connection, Collection<Asked> asked, boolean lock)
      throws SQLException {
    Map<String, Campaign> campaigns = campaigns(connection, asked);
    List<Asked> known = asked.stream().filter(a -> campaigns.containsKey(a.campaign())).toList();
    if (known.isEmpty()) {
      return Terms.NONE;
    }
    List<Asked> people = known.stream().filter(a -> a.contactId() != null).distinct().toList();
    if (lock && !people.isEmpty()) {
      lock(connection, people);
    }
    // One after the other in READ COMMITTED: each sees all that was committed before the lock.
    CampaignTerms terms = new CampaignTerms(campaigns);
    List<Asked> members = people.stream().filter(Asked::member).toList();
    earlier(connection, members).forEach(terms::put);
    touches.read(connection, campaigns, people).forEach(terms::put);
    return terms;
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

  private static void lock(Connection connection, List<Asked> people) throws SQLException {
    TreeSet<String> contacts = new TreeSet<>();
    people.forEach(asked -> contacts.add(asked.contactId()));
    try (PreparedStatement lock =
        new Exchange().statement(LOCK).texts(contacts.stream()).prepare(connection)) {
      lock.execute();
    }
  }

  /** The answers that members have got, also by other replicas. */
  private static Map<Asked, byte[]> earlier(Connection connection, List<Asked> members)
      throws SQLException {
    Map<Asked, byte[]> earlier = new HashMap<>();
    if (members.isEmpty()) {
      return earlier;
    }
    try (PreparedStatement read =
            new Exchange()
                .statement(EARLIER)
                .texts(members.stream().map(Asked::campaign))
                .texts(members.stream().map(Asked::contactId))
                .prepare(connection);
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        earlier.put(
            members.get(row.getInt(1) - 1), row.getString(2).getBytes(StandardCharsets.UTF_8));
      }
    }
    return earlier;
  }

  /** The answers of those of the contacts that were decided about as members, by contact. */
  Map<String, byte[]> decided(Connection connection, String campaign, List<String> contacts)
      throws SQLException {
    Map<String, byte[]> decided = new HashMap<>();
    earlier(connection, contacts.stream().map(id -> new Asked(campaign, id, null, true)).toList())
        .forEach((asked, answer) -> decided.put(asked.contactId(), answer));
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
