package io.winnow.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import io.winnow.platform.database.Exchange;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OfferUsesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Inject OfferUses uses;
  @Inject DataSource database;

  private static Offer offer(Cap... caps) {
    return new Offer(
        "o", "O", null, null, null, null, null, null, null, null, List.of(caps), null, false);
  }

  private static Cap cap(Cap.Per per, TemporalAmount within) {
    return new Cap(1_000_000, per, within, Cap.Event.DECISION);
  }

  /** The oracle counts one by one what the ledger reads by hours and indexes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void countsWhatLiesInTheWindow(int days) throws Exception {
    String ruleSet = "ledger-" + UUID.randomUUID();
    Offer offer =
        offer(
            cap(Cap.Per.TOTAL, null),
            cap(Cap.Per.TOTAL, Duration.ofHours(50)),
            cap(Cap.Per.TOTAL, Duration.ofMinutes(20)),
            cap(Cap.Per.CONTACT, Duration.ofHours(3)),
            cap(Cap.Per.CONTACT, Period.ofDays(days)),
            cap(Cap.Per.CONTACT, Duration.ofHours(40)));
    Random random = new Random(11);
    List<OfferUse> all = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Ledger ledger = uses.lock(connection, List.of(), Set.of());
      for (int i = 0; i < 2_000; i++) {
        Instant at = START.plusSeconds(random.nextInt(7 * 86_400) / 900 * 900L);
        OfferUse use = OfferUse.ofDecision(ruleSet, offer, "c" + i % 7, at, UUID.randomUUID());
        all.add(use);
        ledger.add(use);
      }
      Exchange exchange = new Exchange();
      uses.write(ledger, exchange);
      exchange.execute(connection);
      connection.commit();
      for (int i = 0; i < 60; i++) {
        Instant at = START.plusSeconds(random.nextInt(7 * 86_400) / 900 * 900L);
        UsageQuestion question =
            new UsageQuestion(ruleSet, "c" + i % 7, List.of(offer), at, ZoneOffset.UTC);
        Ledger read = uses.lock(connection, List.of(question), Set.of());
        for (int c = 0; c < offer.caps().size(); c++) {
          assertThat(read.usage(question).of("o", c))
              .isEqualTo(count(all, question, offer.caps().get(c)));
        }
        connection.commit();
      }
    }
  }

  private static int count(List<OfferUse> all, UsageQuestion question, Cap cap) {
    Instant start = cap.windowStart(question.at(), ZoneOffset.UTC);
    Instant end = cap.windowEnd(question.at(), ZoneOffset.UTC);
    return (int)
        all.stream()
            .filter(use -> use.at().isAfter(start) && use.at().isBefore(end))
            .filter(
                use -> cap.per() == Cap.Per.TOTAL || use.contactId().equals(question.contactId()))
            .count();
  }

  @Test
  void seesWhatWasAddedInTheSameTransaction() throws Exception {
    String ruleSet = "ledger-" + UUID.randomUUID();
    Offer offer = offer(cap(Cap.Per.CONTACT, null), cap(Cap.Per.TOTAL, null));
    UsageQuestion question = new UsageQuestion(ruleSet, "c", List.of(offer), START, ZoneOffset.UTC);
    try (Connection connection = database.getConnection()) {
      Ledger ledger = uses.read(connection, List.of(question));
      assertThat(ledger.usage(question).used()).isEmpty();
      ledger.add(OfferUse.ofDecision(ruleSet, offer, "c", START, UUID.randomUUID()));
      assertThat(ledger.usage(question).of("o", 0)).isEqualTo(1);
      assertThat(ledger.usage(question).of("o", 1)).isEqualTo(1);
    }
  }
}
