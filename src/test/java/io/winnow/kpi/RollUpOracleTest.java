package io.winnow.kpi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.draft.Reviews;
import io.winnow.experiment.Lab;
import io.winnow.kpi.LogSums.Stretch;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is added up says what the log says, whatever happens in between. */
@QuarkusTest
class RollUpOracleTest {

  private static final List<String> TYPES =
      List.of("shown", "opened", "clicked", "accepted", "rejected", "converted", "unsubscribed");
  private static final int CONTACTS = 6;

  @Inject Reviews reviews;
  @Inject KpiTable table;
  @Inject Watched watched;
  @Inject RollUp rollUp;
  @Inject DataSource database;
  @Inject Clock clock;

  private final String run = UUID.randomUUID().toString();
  private Lab lab;
  private Instant day;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
    lab.running("");
    day =
        Instant.parse("2020-01-01T00:00:00Z")
            .plus(Math.floorMod(run.hashCode(), 1500), ChronoUnit.DAYS);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** One writer's decisions and outcomes. */
  private final class Writer {
    private final Random random;
    private final List<String> decisions = new ArrayList<>();
    private final List<String[]> outcomes = new ArrayList<>();

    Writer(int seed) {
      random = new Random(seed);
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 ->
            decisions.add(
                lab.decide(
                        contact(),
                        ", \"context\": {\"at\": \"%s\"}"
                            .formatted(day.plus(random.nextInt(48 * 60), ChronoUnit.MINUTES)))
                    .get("decisionId")
                    .asText());
        case 4, 5, 6, 7 -> outcome(null);
        case 8 -> outcome(outcomes.isEmpty() ? null : any(outcomes));
        case 9 -> consent("denied");
        case 10 -> consent("granted");
        default -> given().delete("/v1/contacts/" + contact());
      }
    }

    private String contact() {
      return run + random.nextInt(CONTACTS);
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    private void consent(String state) {
      given()
          .contentType("application/json")
          .body("{\"consent\": {\"purposes\": {\"marketing\": \"%s\"}}}".formatted(state))
          .put("/v1/contacts/" + contact());
    }

    private void outcome(String[] corrected) {
      if (decisions.isEmpty()) {
        return;
      }
      String[] outcome = {
        UUID.randomUUID().toString(), corrected == null ? any(decisions) : corrected[1]
      };
      given()
          .contentType("application/x-ndjson")
          .body(
              """
              {"id": "%s", "decisionId": "%s", "type": "%s", "at": "2026-03-06T10:00:00Z", \
              "value": %d, "currency": "%s"%s}
              """
                  .formatted(
                      outcome[0],
                      outcome[1],
                      any(TYPES),
                      random.nextInt(50),
                      any(List.of("EUR", "CHF")),
                      corrected == null ? "" : ", \"supersedes\": \"%s\"".formatted(corrected[0]))
                  .getBytes(UTF_8))
          .post("/v1/outcomes")
          .then()
          .statusCode(200);
      outcomes.add(outcome);
    }
  }

  private Stretch days() {
    return new Stretch(day, day.plus(2, ChronoUnit.DAYS));
  }

  private void compare() {
    for (Stretch when :
        List.of(
            days(),
            new Stretch(day.plus(5, ChronoUnit.HOURS), day.plus(29, ChronoUnit.HOURS)),
            new Stretch(day.plus(325, ChronoUnit.MINUTES), day.plus(1750, ChronoUnit.MINUTES)),
            new Stretch(day.plus(610, ChronoUnit.MINUTES), day.plus(650, ChronoUnit.MINUTES)))) {
      for (Dimension by : Dimension.values()) {
        assertThat(table.read(by, when.from(), when.end(), 1000))
            .as(by.code())
            .isEqualTo(table.readLog(by, when.from(), when.end(), 1000));
      }
    }
  }

  /** Rounds until nothing is read from the log any more. */
  private void settle() throws Exception {
    settle(days());
  }

  private void settle(Stretch hours) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofSeconds(60));
    while (isOpen(hours)) {
      assertThat(Instant.now()).isBefore(patience);
      watched.ask(hours);
      rollUp.round();
    }
  }

  private boolean isOpen(Stretch hours) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return !OpenHours.of(connection, hours.from(), hours.end()).isEmpty();
    }
  }

  @Test
  void sumsAreThoseOfTheLogWhateverHappensInBetween() throws Exception {
    Writer writer = new Writer(7);
    for (int i = 0; i < 30; i++) {
      writer.step();
    }
    settle();
    compare();
    for (int i = 0; i < 120; i++) {
      writer.step();
      if (i % 5 == 0) {
        compare();
      }
      if (i % 4 == 0) {
        rollUp.round();
      }
    }
    settle();
    compare();
  }

  @Test
  void sumsAreThoseOfTheLogWithManyWritersAndReplicas() throws Exception {
    watched.ask(days());
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<?>> writing = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      Writer writer = new Writer(100 + w);
      writing.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 80; i++) {
                  writer.step();
                }
              }));
    }
    List<RollUp> replicas =
        List.of(new RollUp(database, clock, watched), new RollUp(database, clock, watched));
    List<Future<?>> adding =
        replicas.stream()
            .<Future<?>>map(
                replica ->
                    threads.submit(
                        () -> {
                          while (writing.stream().anyMatch(one -> !one.isDone())) {
                            replica.round();
                          }
                          return null;
                        }))
            .toList();
    threads.shutdown();
    assertThat(threads.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
    for (Future<?> one : writing) {
      one.get();
    }
    for (Future<?> one : adding) {
      one.get();
    }
    compare();
    settle();
    compare();
  }

  @Test
  void whoIsErasedIsInNoFigureAnyMore() throws Exception {
    String at = ", \"context\": {\"at\": \"%s\"}".formatted(day);
    lab.decide(run + 1, at);
    lab.decide(run + 2, at);
    given()
        .contentType("application/json")
        .body("{\"country\": \"DE\"}")
        .put("/v1/contacts/" + run + 1)
        .then()
        .statusCode(201);
    settle();
    assertThat(decisions()).isEqualTo(2);
    given().delete("/v1/contacts/" + run + 1).then().statusCode(204);
    assertThat(decisions()).isEqualTo(1);
    settle();
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void hoursInWhichNothingWasDecidedAreAddedUpTogether() throws Exception {
    Instant first = day.minus(70 * 365, ChronoUnit.DAYS);
    Instant at = first.plus(700, ChronoUnit.HOURS);
    Stretch hours = new Stretch(first, first.plus(1_000, ChronoUnit.HOURS));
    lab.decide(run, ", \"context\": {\"at\": \"%s\"}".formatted(at));
    settle(hours);
    for (Dimension by : Dimension.values()) {
      assertThat(table.read(by, hours.from(), hours.end(), 1000))
          .as(by.code())
          .isEqualTo(table.readLog(by, hours.from(), hours.end(), 1000));
    }
    assertThat(table.read(Dimension.VERSION, hours.from(), hours.end(), 1000))
        .extracting(Kpi::decisions)
        .containsExactly(1L);
    assertThat(transactions(hours)).isBetween(2L, 12L);
  }

  /** In how many the hours were added up. */
  private long transactions(Stretch hours) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(distinct xmin::text) from kpi_hour where hour >= ? and hour < ?")) {
      select.setObject(1, hours.from().atOffset(ZoneOffset.UTC));
      select.setObject(2, hours.end().atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private long decisions() {
    return table.read(Dimension.VERSION, days().from(), days().end(), 1000).stream()
        .filter(kpi -> kpi.ruleSet().equals(lab.ruleSet()))
        .mapToLong(Kpi::decisions)
        .sum();
  }
}
