package io.winnow.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void aPathThatCannotBeConvertedIsNotFound() {
    Exception noNumber = new NumberFormatException("nobody");
    assertThat(Problems.of(new NotFoundException(noNumber)).code()).isEqualTo("not-found");
  }

  @Test
  void whatFailsInsideStaysOurFault() {
    Exception inside = new IllegalStateException("broken");
    assertThat(Problems.of(new InternalServerErrorException(inside)).code()).isEqualTo("internal");
  }
}
