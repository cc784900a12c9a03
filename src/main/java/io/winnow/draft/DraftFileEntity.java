package io.winnow.draft;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.winnow.core.rule.RuleSource;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A file of a draft. */
@Entity
@Table(name = "draft_file")
class DraftFileEntity extends PanacheEntityBase {

  @EmbeddedId Id id;
  byte[] content;
  String etag;

  @Column(name = "saved_by")
  String savedBy;

  @Column(name = "saved_at")
  Instant savedAt;

  @Embeddable
  record Id(UUID draft, String path) implements Serializable {}

  static DraftFileEntity of(UUID draft, String path) {
    return findById(new Id(draft, path));
  }

  static List<DraftFileEntity> of(UUID draft) {
    return list("id.draft = ?1 order by id.path", draft);
  }

  /** Without the contents. */
  static List<DraftInfo.File> infos(UUID draft) {
    return find(
            "select id.path, etag, cast(sql('octet_length(?)', content) as Integer), savedBy, savedAt from DraftFileEntity"
                + " where id.draft = ?1 order by id.path",
            draft)
        .project(DraftInfo.File.class)
        .list();
  }

  RuleSource source() {
    return new RuleSource(id.path(), content);
  }
}
