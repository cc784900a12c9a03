package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoggedRowsTest {

  @Inject DataSource database;

  @ParameterizedTest
  @ValueSource(strings = {"none", "reasons", "full"})
  void logNamesTheRowsWhateverIsExplained(String explain) throws SQLException {
    String id =
        given()
            .contentType("application/json")
            .body(
                """
                {"contact": {"id": "rows-1"}, "metrics": {"recencyDays": 12, "orders": 6},
                 "explain": "%s"}
                """
                    .formatted(explain))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("decisionId");
    assertThat(rows(id))
        .contains("segments.dmn#Lifecycle/lifecycle-2")
        .allMatch(row -> row.matches("[a-z]+\\.(dmn#[^/]+|drl|xlsx)/.+"));
  }

  private List<String> rows(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement("select rows from decision where id = ?")) {
      find.setObject(1, UUID.fromString(id));
      try (ResultSet row = find.executeQuery()) {
        row.next();
        return List.of((String[]) row.getArray(1).getArray());
      }
    }
  }
}
