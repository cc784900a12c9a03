package io.winnow.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The door to the other replicas. */
@ApplicationScoped
public class Replicas {

  private final Announcements announcements;

  Replicas(Announcements announcements) {
    this.announcements = announcements;
  }

  /**
   * Lets every replica look at the database once the caller's transaction has committed: each gets
   * a {@link LookAtDatabase}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void wake() {
    announcements.look();
  }
}
