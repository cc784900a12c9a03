package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
  void looksAtTheCallerOnceASliceHoweverSmallThePieces() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    BooleanSupplier taking = () -> looks.incrementAndGet() < 0;
    try (PatientOutput output = new PatientOutput(taken, taking, Long.MAX_VALUE)) {
      for (int i = 0; i < 1_024; i++) {
        output.write(new byte[1_024]);
      }
      assertThat(output.waits()).isFalse();
    }
    assertThat(taken.size()).isEqualTo(1 << 20);
    assertThat(looks).hasValue((1 << 20) / 32_768);
  }

  @Test
  void stopsWithinASliceOnceTheCallerTakesNothing() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    BooleanSupplier once = () -> looks.incrementAndGet() > 1;
    try (PatientOutput output = new PatientOutput(taken, once, Long.MAX_VALUE)) {
      output.write(new byte[100_000]);
      assertThat(taken.size()).isEqualTo(32_768);
      assertThat(output.waits()).isTrue();
      output.finish();
    }
    assertThat(taken.size()).isEqualTo(100_000);
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
