package io.winnow.draft;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody approved a draft as it is; any edit removes these rows. */
@Entity
@Table(name = "draft_approval")
class ApprovalEntity extends PanacheEntityBase {

  @EmbeddedId Id id;

  @Column(name = "approved_at")
  Instant approvedAt;

  String comment;

  @Embeddable
  record Id(UUID draft, String approver) implements Serializable {}

  /** Oldest first. */
  static List<ApprovalEntity> of(UUID draft) {
    return list("id.draft = ?1 order by approvedAt, id.approver", draft);
  }

  static void clear(UUID draft) {
    delete("id.draft", draft);
  }

  static void add(UUID draft, String approver, Instant at, String comment) {
    ApprovalEntity row = new ApprovalEntity();
    row.id = new Id(draft, approver);
    row.approvedAt = at;
    row.comment = comment;
    row.persist();
  }

  DraftInfo.Review review() {
    return new DraftInfo.Review(id.approver(), approvedAt, comment);
  }
}
