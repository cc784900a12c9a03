package io.winnow.campaign;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** A campaign as it is kept. */
@Entity
@Table(name = "campaign")
class CampaignEntity extends PanacheEntityBase {

  @Id String key;

  @Version int revision;

  String body;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "changed_by")
  String changedBy;

  static List<CampaignEntity> inOrder() {
    return list("order by key");
  }
}
