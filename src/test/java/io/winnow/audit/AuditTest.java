package io.winnow.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Entries are altered as only a superuser can, inside of transactions that are rolled back. */
@QuarkusTest
class AuditTest {

  private static final String WITHOUT_TRIGGERS = "set local session_replication_role = replica";

  @Inject Audit audit;
  @Inject AuditTable table;
  @Inject DataSource database;

  private void record(String action) {
    Map<String, String> details = new HashMap<>();
    details.put("b", "zwei \"2\"");
    details.put("a", "1");
    details.put("nothing", null);
    QuarkusTransaction.requiringNew()
        .run(() -> audit.record("eva", action, "test/1", "sha256:00", details));
  }

  private AuditEntry last() {
    long number = audit.verify(null, null).number();
    return audit.page(number - 1, 1).get(0);
  }

  private interface Alteration {
    void on(Statement statement) throws SQLException;
  }

  private Verification verifiedAfter(Alteration alteration) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(WITHOUT_TRIGGERS);
        alteration.on(statement);
        Verifier verifier = new Verifier(null, null);
        AuditTable.Head head = table.head(connection);
        table.read(connection, 0, 0, verifier::next);
        return verifier.end(head);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  @Test
  void keepsWhatWasDone() {
    record("tested");
    AuditEntry last = last();
    assertThat(last.actor()).isEqualTo("eva");
    assertThat(last.action()).isEqualTo("tested");
    assertThat(last.details()).containsExactly(Map.entry("a", "1"), Map.entry("b", "zwei \"2\""));
    given()
        .queryParam("after", last.number() - 1)
        .queryParam("limit", 1)
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .body("entries[0].digest", equalTo(last.digest()))
        .body("next", nullValue());
    given().queryParam("limit", 0).get("/v1/audit").then().statusCode(400);
  }

  @Test
  void entriesOfManyAtOnceAreOneChain() throws Exception {
    long before = audit.verify(null, null).number();
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        writes.add(many.submit(() -> record("at-once")));
      }
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      many.shutdownNow();
    }
    Verification after = audit.verify(null, null);
    assertThat(after.intact()).isTrue();
    assertThat(after.number()).isGreaterThanOrEqualTo(before + 40);
    assertThat(after.entries()).isEqualTo(after.number());
  }

  @Test
  void entryOfWhatWasNotDoneDoesNotStand() {
    long before = audit.verify(null, null).number();
    QuarkusTransaction.begin();
    audit.record("eva", "undone", "test/1", null, Map.of());
    QuarkusTransaction.rollback();
    assertThat(audit.page(before, 100)).extracting(AuditEntry::action).doesNotContain("undone");
    assertThat(audit.verify(null, null).intact()).isTrue();
  }

  @Test
  void databaseRefusesToAlterOrRemove() {
    record("kept");
    for (String statement :
        List.of(
            "update audit_entry set actor = 'x'",
            "delete from audit_entry",
            "truncate audit_entry",
            "delete from audit_head")) {
      assertThatThrownBy(
              () -> {
                try (Connection connection = database.getConnection();
                    Statement execute = connection.createStatement()) {
                  execute.execute(statement);
                }
              })
          .as(statement)
          .hasMessageContaining("never changed");
    }
  }

  @Test
  void verifyNamesTheAlteredEntry() throws SQLException {
    record("first");
    long first = last().number();
    record("second");
    for (String column :
        List.of(
            "actor = 'x'",
            "action = 'x'",
            "subject = 'x'",
            "hash = null",
            "at = at + interval '1 microsecond'",
            "details = '{}'",
            "details = 'no json'",
            "digest = repeat('1', 64)")) {
      Verification found =
          verifiedAfter(
              s -> s.execute("update audit_entry set " + column + " where number = " + first));
      assertThat(found.intact()).as(column).isFalse();
      assertThat(found.firstAltered().number()).as(column).isEqualTo(first);
    }
    assertThat(audit.verify(null, null).intact()).isTrue();
  }

  @Test
  void verifyNamesTheRemovedEntry() throws SQLException {
    record("one");
    long removed = last().number();
    record("two");
    Verification inTheMiddle =
        verifiedAfter(s -> s.execute("delete from audit_entry where number = " + removed));
    assertThat(inTheMiddle.firstAltered().number()).isEqualTo(removed);
    Verification closedUp =
        verifiedAfter(
            s -> {
              s.execute("delete from audit_entry where number = " + removed);
              s.execute("update audit_entry set number = number - 1 where number > " + removed);
            });
    assertThat(closedUp.firstAltered().number()).isEqualTo(removed);
  }

  @Test
  void verifyNoticesALostEnd() throws SQLException {
    record("kept");
    AuditEntry kept = last();
    record("lost");
    String cutOff = "delete from audit_entry where number > " + kept.number();
    assertThat(verifiedAfter(s -> s.execute(cutOff)).firstAltered().number())
        .isEqualTo(kept.number() + 1);
    Verification headToo =
        verifiedAfter(
            s -> {
              s.execute(cutOff);
              s.execute(
                  "update audit_head set number = %d, digest = '%s'"
                      .formatted(kept.number(), kept.digest()));
            });
    assertThat(headToo.intact()).as("not to be seen without a digest kept outside").isTrue();
  }

  @Test
  void digestThatWasKeptOutsideProvesTheLogUpToIt() {
    record("anchor");
    AuditEntry kept = last();
    record("later");
    assertThat(audit.verify(kept.number(), kept.digest()).intact()).isTrue();
    assertThat(audit.verify(kept.number(), Chain.START).firstAltered().number())
        .isEqualTo(kept.number());
    long beyond = last().number() + 1_000_000;
    given()
        .queryParam("number", beyond)
        .queryParam("digest", kept.digest())
        .get("/v1/audit/verify")
        .then()
        .statusCode(200)
        .body("intact", equalTo(false));
    given().queryParam("number", 1).get("/v1/audit/verify").then().statusCode(400);
  }

  @Test
  void latestEntriesOfASubjectComeFirst() {
    String subject = "test/" + UUID.randomUUID();
    for (String one : List.of(subject, subject + "/part", subject + "0")) {
      QuarkusTransaction.requiringNew().run(() -> audit.record("eva", "done", one, null, Map.of()));
    }
    Integer next =
        given()
            .queryParam("subject", subject)
            .queryParam("limit", 1)
            .get("/v1/audit/latest")
            .then()
            .statusCode(200)
            .body("entries.subject", equalTo(List.of(subject + "/part")))
            .extract()
            .path("next");
    given()
        .queryParam("subject", subject)
        .queryParam("before", next)
        .get("/v1/audit/latest")
        .then()
        .body("entries.subject", equalTo(List.of(subject)))
        .body("next", nullValue());
  }
}
