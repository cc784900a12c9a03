package io.winnow.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08001", "08006", "53300", "57P01"})
  void isUnavailable(String state) {
    Problem problem = Problems.of(new IllegalStateException(new SQLException("down", state)));
    assertThat(problem.code()).isEqualTo("unavailable");
  }

  @Test
  void faultyStatementIsOurFault() {
    assertThat(Problems.of(new SQLException("syntax", "42601")).code()).isEqualTo("internal");
  }

  @Test
  void isUnavailableWhereACommitFailed() {
    Exception rollback = new IllegalStateException("Could not commit transaction.");
    rollback.addSuppressed(new IllegalStateException(new SQLException("terminated", "57P01")));
    assertThat(Problems.of(new IllegalStateException(rollback)).code()).isEqualTo("unavailable");
  }

  @Test
  void retryAfterIsFoundWhereverTheProblemIsWrapped() {
    Throwable wrapped = new CompletionException(ProblemException.unavailable("full", 7));
    Response answer = new ProblemMappers().any(wrapped);
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("7");
  }
}
