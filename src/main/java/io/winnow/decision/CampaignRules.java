package io.winnow.decision;

import io.winnow.core.decision.Hold;
import io.winnow.core.rule.Findings;
import io.winnow.platform.database.Exchange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What campaigns ask of the decisions that are made under them. Works on the log's connection,
 * since reading, deciding and adding must be one transaction.
 */
public interface CampaignRules {

  /**
   * A decision under a campaign, before it is settled.
   *
   * @param campaign the key that the context names; there may be no such campaign
   * @param contactId null for a contact without an id
   * @param member whether it is the one decision that each member of the campaign gets
   */
  record Asked(String campaign, String contactId, Instant at, boolean member) {}

  /** What was read for some decisions and added since: one thread's, for one transaction. */
  interface Terms {

    /** For decisions under no campaign. */
    Terms NONE =
        new Terms() {
          @Override
          public byte[] earlier(Asked asked) {
            return null;
          }

          @Override
          public List<Hold> holds(Asked asked, Findings findings) {
            return List.of();
          }

          @Override
          public void decided(Asked asked, UUID decision, String offer, byte[] answer) {
            // nobody asks
          }

          @Override
          public void write(Exchange exchange) {
            // there is nothing
          }
        };

    /** What the contact was answered as a member before; null: nothing, or no member is asked. */
    byte[] earlier(Asked asked);

    /** What the campaign keeps back, in view of what was decided about the contact before. */
    List<Hold> holds(Asked asked, Findings findings);

    /**
     * Takes a decision into account for those that follow.
     *
     * @param offer null: none was made
     */
    void decided(Asked asked, UUID decision, String offer, byte[] answer);

    /** Adds the writing of all that was decided. */
    void write(Exchange exchange);
  }

  /**
   * @param lock whether nobody else, on any replica, may decide about these contacts under a
   *     campaign until the transaction ends
   */
  Terms read(Connection connection, Collection<Asked> asked, boolean lock) throws SQLException;
}
