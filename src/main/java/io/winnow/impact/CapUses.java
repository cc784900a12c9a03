package io.winnow.impact;

import io.winnow.core.decision.CapUsage;
import io.winnow.offer.Ledger;
import io.winnow.offer.OfferUses;
import io.winnow.offer.UsageQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Reads how much of the caps is used, and adds to nothing. Both sides see the same moment, or a use
 * in between would look like a change; each is read by itself, since its windows may be others.
 */
@ApplicationScoped
class CapUses {

  private final DataSource database;
  private final OfferUses uses;

  CapUses(DataSource database, OfferUses uses) {
    this.database = database;
    this.uses = uses;
  }

  /** The usage for each half of each list, in order. */
  List<List<CapUsage>> read(List<List<Side.Half>> sides) {
    boolean asked = sides.stream().flatMap(List::stream).anyMatch(half -> half.question() != null);
    if (!asked) {
      return sides.stream().map(side -> side.stream().map(half -> CapUsage.NONE).toList()).toList();
    }
    try (Connection connection = database.getConnection()) {
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        List<List<CapUsage>> usages = new ArrayList<>();
        for (List<Side.Half> side : sides) {
          usages.add(read(connection, side));
        }
        return usages;
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<CapUsage> read(Connection connection, List<Side.Half> side) throws SQLException {
    List<UsageQuestion> questions =
        side.stream().map(Side.Half::question).filter(Objects::nonNull).toList();
    Ledger ledger = uses.read(connection, questions);
    return side.stream()
        .map(half -> half.question() == null ? CapUsage.NONE : ledger.usage(half.question()))
        .toList();
  }
}
