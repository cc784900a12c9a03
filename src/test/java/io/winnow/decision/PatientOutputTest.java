package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatientOutputTest {

  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private boolean full;

  @Test
  void keepsWhatTheCallerDoesNotTakeAndItsOrder() throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (PatientOutput output = new PatientOutput(taken, () -> full, Long.MAX_VALUE)) {
      for (int i = 0; i < 500; i++) {
        full = random.nextInt(3) > 0;
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        all.writeBytes(bytes);
        output.write(bytes);
        assertThat(taken.size()).isLessThanOrEqualTo(all.size());
      }
      full = true;
      output.finish();
    }
    assertThat(taken.toByteArray()).isEqualTo(all.toByteArray());
  }

  @Test
  void waitsForTheCallerOnceTooMuchWaits() throws IOException {
    full = true;
    try (PatientOutput output = new PatientOutput(taken, () -> full, 10_000)) {
      output.write(new byte[9_000]);
      assertThat(taken.size()).isZero();
      output.write(new byte[9_000]);
      assertThat(taken.size()).isGreaterThanOrEqualTo(8_000);
    }
  }
}
