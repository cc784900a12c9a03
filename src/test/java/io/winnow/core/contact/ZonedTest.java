package io.winnow.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way says what the library's own does. */
class ZonedTest {

  private static final long YEAR_1 = -62_135_596_800L;
  private static final long YEAR_10000 = 253_402_300_800L;

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+05:30", "-18:00", "UTC", "UTC+1", "Europe/Berlin", "Asia/Kolkata"})
  void saysWhatTheLibrarySays(String name) {
    ZoneId zone = ZoneId.of(name);
    SplittableRandom random = new SplittableRandom(20_261_130);
    for (int i = 0; i < 10_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(YEAR_1, YEAR_10000),
              random.nextInt(2) * random.nextInt(1_000_000_000));
      assertThat(Zoned.at(instant, zone)).isEqualTo(instant.atZone(zone));
      assertThat(Zoned.day(instant, zone)).isEqualTo(LocalDate.ofInstant(instant, zone));
    }
  }
}
