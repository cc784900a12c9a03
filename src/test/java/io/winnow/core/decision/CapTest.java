package io.winnow.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;

class CapTest {

  private static final Instant AT = Instant.parse("2026-03-31T10:00:00Z");

  private static Cap within(String iso) {
    return new Cap(
        1, Cap.Per.CONTACT, iso == null ? null : Cap.parseWithin(iso), Cap.Event.DECISION);
  }

  @Test
  void reachesAsFarForwardAsBack() {
    assertThat(within("PT36H").windowStart(AT, ZoneOffset.UTC)).isEqualTo("2026-03-29T22:00:00Z");
    assertThat(within("PT36H").windowEnd(AT, ZoneOffset.UTC)).isEqualTo("2026-04-01T22:00:00Z");
  }

  @Test
  void countsMonthsByTheCalendarOfTheZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(within("P1M").windowStart(AT, berlin)).isEqualTo("2026-02-28T11:00:00Z");
  }

  @Test
  void holdsForEverWithoutAWindow() {
    assertThat(within(null).windowStart(AT, ZoneOffset.UTC)).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(within(null).windowEnd(AT, ZoneOffset.UTC)).isEqualTo("9999-12-31T00:00:00Z");
  }

  @Test
  void refusesWhatIsNoDuration() {
    assertThatThrownBy(() -> within("a week")).isInstanceOf(DateTimeParseException.class);
  }
}
