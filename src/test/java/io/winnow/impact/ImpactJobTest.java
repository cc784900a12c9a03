package io.winnow.impact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.draft.ReviewRequests;
import io.winnow.draft.Reviews;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs end, whatever happens to whoever runs them. */
@QuarkusTest
class ImpactJobTest {

  @Inject Reviews reviews;
  @Inject ImpactQueue queue;
  @Inject DataSource database;

  private ImpactDesk desk;
  private String draft;

  @Inject Rules rules;
  @Inject Population population;
  @Inject Contacts contacts;
  @Inject CapUses uses;

  @BeforeEach
  void newDraft() {
    String key = "job-" + UUID.randomUUID();
    String mark = "mark-" + UUID.randomUUID();
    desk = new ImpactDesk(key);
    TierRules rules = TierRules.of(key, mark);
    String first = desk.begin(rules.bundle());
    desk.step(first, "submit", "{}").then().statusCode(200);
    reviews.approve(key, first, ReviewRequests.NONE, "second");
    desk.step(first, "publish", "{}").then().statusCode(200);
    ImpactDesk.store(mark, mark, 22, false);
    draft = desk.begin(rules.high(25).bundle());
  }

  private String ask() {
    return desk.ask("drafts/" + draft, "{}").then().statusCode(202).extract().path("id");
  }

  private static JsonPath get(String id) {
    return given().get("/v1/impacts/" + id).then().statusCode(200).extract().jsonPath();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void cancelledJobStopsAndStaysCancelled() throws Exception {
    String id;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table contact_event in access exclusive mode"); // holds the job up
      id = ask();
      while (get(id).get("progress.total") == null) {
        Thread.sleep(20);
      }
      assertThat(get(id).getString("state")).isEqualTo("running");
      given().delete("/v1/impacts/" + id).then().statusCode(204);
      assertThat(get(id).getString("state")).isEqualTo("cancelled");
      connection.rollback();
      connection.setAutoCommit(true);
    }
    String next = ask();
    assertThat(ImpactDesk.ended("/v1/impacts/" + next).getString("state")).isEqualTo("done");
    assertThat(get(id).getString("state")).isEqualTo("cancelled");
    assertThat(get(id).getList("offerMoves")).isNull();
    given().delete("/v1/impacts/" + next).then().statusCode(204);
    assertThat(get(next).getString("state")).as("ended before").isEqualTo("done");
  }

  @Test
  void jobOfAReplicaThatIsGoneFails() throws SQLException {
    String id = ask();
    ImpactDesk.ended("/v1/impacts/" + id);
    change(
        "update impact set state = 'running', ended_at = null, result = null,"
            + " beat_at = clock_timestamp() - interval '1 minute' where id = '%s'".formatted(id));
    JsonPath impact = ImpactDesk.ended("/v1/impacts/" + id);
    assertThat(impact.getString("state")).isEqualTo("failed");
    assertThat(impact.getString("failure.code")).isEqualTo("interrupted");
    assertThat(ImpactDesk.contacts(id, "kind=offer&from=gold-gift&to=silver-gift")).isEmpty();
  }

  @Test
  void jobOfAnotherReplicaIsLeftToIt() throws SQLException {
    String id = ask();
    ImpactDesk.ended("/v1/impacts/" + id);
    change(
        "update impact set state = 'running', ended_at = null, result = null,"
            + " beat_at = clock_timestamp() + interval '1 minute' where id = '%s'".formatted(id));
    queue.tidy();
    assertThat(queue.take()).isNull();
    assertThat(get(id).getString("state")).isEqualTo("running");
    assertThat(queue.beat(UUID.fromString(id))).isTrue();
    queue.cancel(UUID.fromString(id));
    assertThat(queue.beat(UUID.fromString(id))).as("it learns that it is called off").isFalse();
  }

  @Test
  void jobThatIsBeingTakenIsTakenOnce() throws Exception {
    String id = ask();
    ImpactDesk.ended("/v1/impacts/" + id);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(
          "update impact set state = 'queued', ended_at = null where id = '%s'".formatted(id));
      assertThat(queue.take()).as("somebody else holds it").isNull();
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Such as a stack that overflows over what an author wrote. */
  @Test
  void jobThatEndsInAnErrorFailsAndTheNextIsDone() throws SQLException {
    String id = ask();
    ImpactDesk.ended("/v1/impacts/" + id);
    change(
        "update impact set state = 'running', ended_at = null, result = null,"
            + " beat_at = clock_timestamp() where id = '%s'".formatted(id));
    ImpactJobs broken =
        new ImpactJobs(
            queue,
            rules,
            population,
            contacts,
            uses,
            (ruleSet, known, at) -> {
              throw new StackOverflowError();
            });
    broken.run(
        QuarkusTransaction.requiringNew()
            .call(() -> Job.of(ImpactEntity.findById(UUID.fromString(id)))));
    assertThat(get(id).getString("state")).isEqualTo("failed");
    assertThat(get(id).getString("failure.code")).isEqualTo("internal");
    assertThat(ImpactDesk.ended("/v1/impacts/" + ask()).getString("state")).isEqualTo("done");
  }

  @Test
  void oldJobsAreForgotten() throws SQLException {
    String id = ask();
    ImpactDesk.ended("/v1/impacts/" + id);
    change(
        "update impact set ended_at = ended_at - interval '31 days' where id = '%s'".formatted(id));
    queue.tidy();
    given().get("/v1/impacts/" + id).then().statusCode(404);
  }
}
