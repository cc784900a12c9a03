package io.winnow.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;

/** The door to all stored contacts, or a sample of them, some at a time. */
@ApplicationScoped
public class Population {

  private final EntityManager rows;

  Population(EntityManager rows) {
    this.rows = rows;
  }

  /**
   * All, or as many as there are of a sample.
   *
   * @param sample null: all
   */
  @Transactional
  public long size(Integer sample) {
    long all =
        ((Number) rows.createNativeQuery("select count(*) from contact").getSingleResult())
            .longValue();
    return sample == null ? all : Math.min(all, sample);
  }

  /**
   * Draws a sample: the contacts whose ids have the lowest MD5 hashes, so that the same base gives
   * the same sample, and a base that has grown a little nearly the same.
   *
   * @return what {@link #after} wants to know of it; null: it is everybody
   */
  @Transactional
  public String draw(int sample) {
    Object bound =
        rows.createNativeQuery(
                "select max(h) from (select md5(id) h from contact order by 1 limit ?1) lowest")
            .setParameter(1, sample)
            .getSingleResult();
    return (String) bound;
  }

  /**
   * The next ids, in their order.
   *
   * @param bound of {@link #draw}; null: all contacts
   */
  @Transactional
  public List<String> after(String after, String bound, int limit) {
    String within = bound == null ? "" : " and md5(id) <= :bound";
    Query query =
        rows.createNativeQuery(
                "select id from contact where id > :after" + within + " order by id limit :limit")
            .setParameter("after", after)
            .setParameter("limit", limit);
    if (bound != null) {
      query.setParameter("bound", bound);
    }
    List<?> ids = query.getResultList();
    return ids.stream().map(String.class::cast).toList();
  }
}
