package io.winnow.draft;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A draft without its files. Whoever changes anything of a draft locks this row first. */
@Entity
@Table(name = "draft")
class DraftEntity extends PanacheEntityBase {

  @Id UUID id;

  @Column(name = "rule_set")
  String ruleSet;

  Integer base;
  String state;
  String hash;
  String author;
  String comment;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_by")
  String updatedBy;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "submitted_by")
  String submittedBy;

  @Column(name = "submitted_at")
  Instant submittedAt;

  @Column(name = "reviewed_by")
  String reviewedBy;

  @Column(name = "reviewed_at")
  Instant reviewedAt;

  @Column(name = "review_comment")
  String reviewComment;

  Integer version;

  static DraftEntity find(UUID id, boolean forChange) {
    return findById(id, forChange ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE);
  }

  static List<DraftEntity> of(String ruleSet) {
    return list("ruleSet = ?1 order by createdAt, id", ruleSet);
  }

  DraftState state() {
    return DraftState.of(state);
  }

  /** Back to the beginning: nobody has seen what it holds now. */
  void edited(String newHash, String by, Instant at) {
    hash = newHash;
    updatedBy = by;
    updatedAt = at;
    state = DraftState.DRAFT.code();
    submittedBy = null;
    submittedAt = null;
    reviewedBy = null;
    reviewedAt = null;
    reviewComment = null;
  }

  DraftInfo info(List<String> authors, List<DraftInfo.File> files) {
    return new DraftInfo(
        id.toString(),
        ruleSet,
        base,
        state(),
        hash,
        author,
        authors,
        comment,
        createdAt,
        updatedBy,
        updatedAt,
        submittedBy == null ? null : new DraftInfo.Submission(submittedBy, submittedAt),
        reviewedBy == null ? null : new DraftInfo.Review(reviewedBy, reviewedAt, reviewComment),
        ApprovalEntity.of(id).stream().map(ApprovalEntity::review).toList(),
        version,
        files);
  }
}
