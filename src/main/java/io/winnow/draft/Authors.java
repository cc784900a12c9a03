package io.winnow.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * Who had a hand in which content. It is kept by content, so that nobody can approve their own work
 * by way of another draft with the same files. Works in the caller's transaction.
 */
@ApplicationScoped
class Authors {

  private final EntityManager rows;

  Authors(EntityManager rows) {
    this.rows = rows;
  }

  /** Somebody changed the draft, which now has this content: so it is of all who changed it. */
  void changed(UUID draft, String author, String ruleSet, String hash) {
    rows.createNativeQuery("insert into draft_author values (?1, ?2) on conflict do nothing")
        .setParameter(1, draft)
        .setParameter(2, author)
        .executeUpdate();
    rows.createNativeQuery(
            "insert into rule_set_author (rule_set, hash, author)"
                + " select ?1, ?2, author from draft_author where draft = ?3"
                + " on conflict do nothing")
        .setParameter(1, ruleSet)
        .setParameter(2, hash)
        .setParameter(3, draft)
        .executeUpdate();
  }

  /** By name; empty for content that nobody wrote here. */
  List<String> of(String ruleSet, String hash) {
    List<?> names =
        rows.createNativeQuery(
                "select author from rule_set_author where rule_set = ?1 and hash = ?2"
                    + " order by author")
            .setParameter(1, ruleSet)
            .setParameter(2, hash)
            .getResultList();
    return names.stream().map(String.class::cast).toList();
  }
}
