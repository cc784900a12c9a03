package io.winnow.experiment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.experiment.Assignment;
import io.winnow.draft.Reviews;
import io.winnow.platform.database.Exchange;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exposures that are written at the same time as something else happens. */
@QuarkusTest
class ExposuresTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject Reviews reviews;
  @Inject Exposures exposures;
  @Inject ExposureRounds rounds;
  @Inject DataSource database;
  @Inject Clock clock;
  private Lab lab;
  private final String contact = "X-" + UUID.randomUUID();

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Exposed exposed(String experiment, String variant, String contact, UUID decision) {
    return new Exposed(
        new Assignment(experiment, 1, variant, false),
        contact,
        decision,
        clock.instant(),
        List.of("one"),
        BigDecimal.TEN);
  }

  private void write(Exposed... some) throws SQLException {
    try (Connection connection = database.getConnection()) {
      write(connection, some);
    }
  }

  private void write(Connection connection, Exposed... some) throws SQLException {
    Exchange exchange = new Exchange();
    exposures.write(List.of(some), exchange);
    exchange.execute(connection);
  }

  private VariantSums sums(String experiment, String variant, String segment) {
    return exposures.sums(experiment, 1).stream()
        .filter(s -> variant.equals(s.variant()))
        .filter(s -> segment == null ? s.segment() == null : segment.equals(s.segment()))
        .findFirst()
        .orElse(new VariantSums(variant, segment, 0, 0, null, null, java.util.Map.of()));
  }

  private void put(String consent) {
    given()
        .contentType("application/json")
        .body("{\"consent\": {\"purposes\": {\"marketing\": \"%s\"}}}".formatted(consent))
        .put("/v1/contacts/" + contact)
        .then()
        .statusCode(oneOf(200, 201));
  }

  private void forget() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from exposure where contact_id = ?")) {
      delete.setString(1, contact);
      delete.execute();
    }
  }

  private static UUID id(com.fasterxml.jackson.databind.JsonNode decided) {
    return UUID.fromString(decided.get("decisionId").asText());
  }

  @Test
  void aContactOfSeveralVariantsCountsForTheFirstAndIsToldOnce() throws SQLException {
    String experiment = "mixed-" + contact;
    write(exposed(experiment, "a", contact, new UUID(1, 1)));
    write(exposed(experiment, "a", contact, new UUID(1, 2)));
    assertThat(sums(experiment, "a", null).mixed()).isZero();
    write(exposed(experiment, "b", contact, new UUID(1, 3)));
    write(exposed(experiment, "b", contact, new UUID(1, 4)));
    write(exposed(experiment, "a", contact, new UUID(1, 0)));
    for (String segment : new String[] {null, "one"}) {
      assertThat(sums(experiment, "a", segment).contacts()).isEqualTo(1);
      assertThat(sums(experiment, "a", segment).mixed()).isEqualTo(1);
      assertThat(sums(experiment, "a", segment).x()).isEqualByComparingTo("10");
      assertThat(sums(experiment, "b", segment).contacts()).isZero();
      assertThat(sums(experiment, "b", segment).mixed()).isZero();
    }
    put("denied");
    assertThat(sums(experiment, "a", null).contacts()).isZero();
    assertThat(sums(experiment, "a", null).mixed()).isZero();
  }

  @Test
  void outcomesOfTheEarlierOfTwoDecisionsCountThoughTheLaterWasLoggedFirst() throws SQLException {
    String experiment = lab.running("");
    var first = lab.decide(contact, "");
    var second = lab.decide(contact, "");
    String variant = first.at("/experiment/variant").asText();
    forget();
    write(exposed(experiment, variant, contact, id(second)));
    write(exposed(experiment, variant, contact, id(first)));
    given()
        .contentType("application/x-ndjson")
        .body(
            "{\"id\": \"%s\", \"decisionId\": \"%s\", \"type\": \"clicked\", \"at\": \"2026-11-22T10:00:00Z\"}"
                .formatted(contact, id(first))
                .getBytes(UTF_8))
        .post("/v1/outcomes")
        .then()
        .body("created", equalTo(1));
    assertThat(sums(experiment, variant, null).metric("click").sum()).isEqualByComparingTo("1");
    assertThat(sums(experiment, variant, null).mixed()).isZero();
  }

  @Test
  void whoIsStoredAsDenyingIsNotCountedByADecisionThatIsLoggedLater() throws SQLException {
    String experiment = "late-" + contact;
    put("denied");
    write(exposed(experiment, "a", contact, new UUID(1, 1)));
    assertThat(exposures.sums(experiment, 1)).isEmpty();
    put("granted");
    write(exposed(experiment, "a", contact, new UUID(1, 2)));
    assertThat(sums(experiment, "a", null).contacts()).isEqualTo(1);
  }

  @Test
  void whoDeniesWhileADecisionIsBeingLoggedIsForgottenSoon() throws Exception {
    String experiment = "while-" + contact;
    put("granted");
    try (Connection logging = database.getConnection()) {
      logging.setAutoCommit(false);
      write(logging, exposed(experiment, "a", contact, new UUID(1, 1)));
      put("denied");
      assertThat(ExposureSums.read(logging, experiment, 1)).hasSize(2);
      logging.commit();
      logging.setAutoCommit(true);
    }
    Instant end = clock.instant().plus(LIMIT);
    while (sums(experiment, "a", null).contacts() > 0) {
      assertThat(clock.instant()).isBefore(end);
      rounds.round();
    }
  }

  @Test
  void addingUpChangesNoSum() throws SQLException {
    String experiment = "up-" + contact;
    for (int i = 0; i < 150; i++) {
      write(exposed(experiment, i % 2 == 0 ? "a" : "b", contact + i, new UUID(1, i)));
    }
    List<VariantSums> before = exposures.sums(experiment, 1);
    rounds.round();
    assertThat(deltas(experiment)).isLessThanOrEqualTo(200);
    assertThat(exposures.sums(experiment, 1)).isEqualTo(before);
    assertThat(sums(experiment, "b", "one").contacts()).isEqualTo(75);
  }

  private long deltas(String experiment) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "select count(*) from exposure_delta where experiment = ?")) {
      count.setString(1, experiment);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
