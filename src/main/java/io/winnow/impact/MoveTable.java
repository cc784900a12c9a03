package io.winnow.impact;

import io.winnow.platform.database.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Rows of {@code impact_move}. Works in the caller's transaction. */
@ApplicationScoped
class MoveTable {

  private static final String ADD =
      "insert into impact_move (impact, kind, source, target, contact)"
          + " select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])";

  // a contact that was erased since is in no cell any more
  private static final String PAGE =
      "select m.contact from impact_move m join contact c on c.id = m.contact"
          + " where m.impact = ? and m.kind = ? and m.source = ? and m.target = ? and m.contact > ?"
          + " order by m.contact limit ?";

  private final DataSource database;

  MoveTable(DataSource database) {
    this.database = database;
  }

  void add(UUID impact, List<MovedContact> moved) {
    if (moved.isEmpty()) {
      return;
    }
    Exchange exchange =
        new Exchange()
            .statement(ADD)
            .uuids(moved.stream().map(row -> impact))
            .texts(moved.stream().map(MovedContact::kind))
            .texts(moved.stream().map(row -> orNothing(row.from())))
            .texts(moved.stream().map(row -> orNothing(row.to())))
            .texts(moved.stream().map(MovedContact::contact));
    try (Connection connection = database.getConnection();
        PreparedStatement add = exchange.prepare(connection)) {
      add.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> page(UUID impact, String kind, String from, String to, String after, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement page = connection.prepareStatement(PAGE)) {
      page.setObject(1, impact);
      page.setString(2, kind);
      page.setString(3, orNothing(from));
      page.setString(4, orNothing(to));
      page.setString(5, after);
      page.setInt(6, limit);
      List<String> ids = new ArrayList<>();
      try (ResultSet row = page.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String orNothing(String id) {
    return id == null ? "" : id;
  }
}
