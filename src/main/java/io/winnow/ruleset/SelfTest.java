package io.winnow.ruleset;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides about a few contacts with a program that is to go live: one of whom nothing is known, one
 * of whom much is, one who denies everything. A program that cannot answer for them does not.
 */
final class SelfTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final List<ContactFacts> CONTACTS = List.of(unknown(), known(), denying());

  private SelfTest() {}

  /** What went wrong; empty: nothing. */
  static List<Issue> run(Decider decider) {
    List<Issue> issues = new ArrayList<>();
    for (ContactFacts contact : CONTACTS) {
      try {
        for (Detail detail : Detail.values()) {
          Decider.settle(decider.propose(contact, detail), CapUsage.NONE, 1);
        }
      } catch (EvaluationException e) {
        issues.addAll(e.issues());
      } catch (RuntimeException e) {
        issues.add(
            Issue.error(
                "self-test",
                "The rules fail for a contact "
                    + (contact.metrics() == ContactMetrics.UNKNOWN
                        ? "of whom little is known."
                        : "of whom much is known."),
                Location.file(null)));
      }
    }
    return issues.stream().distinct().sorted().toList();
  }

  private static ContactFacts unknown() {
    return new ContactFacts(
        contact(null, null, null, null), ContactMetrics.UNKNOWN, Consent.UNKNOWN, context(null));
  }

  private static ContactFacts denying() {
    return new ContactFacts(
        contact("self-test-2", LocalDate.of(2020, 2, 29), "CH", List.of()),
        ContactMetrics.UNKNOWN,
        new Consent(Map.of("marketing", ConsentState.DENIED), Map.of("email", ConsentState.DENIED)),
        context("email"));
  }

  private static ContactFacts known() {
    BigDecimal amount = new BigDecimal("120.50");
    return new ContactFacts(
        contact("self-test-1", LocalDate.of(1985, 6, 15), "DE", List.of("outdoor", "music")),
        new ContactMetrics(
            14,
            6,
            amount,
            new BigDecimal("20.08"),
            new BigDecimal("0.5"),
            365,
            amount,
            4,
            3,
            3,
            10,
            5,
            2,
            new BigDecimal("0.5"),
            3,
            40,
            12,
            "product",
            2,
            Map.of("satisfaction", "high"),
            6,
            300,
            365,
            AT.minusSeconds(31_000_000),
            AT.minusSeconds(1_209_600),
            new BigDecimal("20.08"),
            6,
            amount,
            "EUR",
            Map.of("satisfaction", AT.minusSeconds(86_400))),
        new Consent(
            Map.of("marketing", ConsentState.GRANTED), Map.of("email", ConsentState.GRANTED)),
        context("email"));
  }

  private static Contact contact(
      String id, LocalDate born, String country, List<String> interests) {
    return new Contact(
        id,
        null,
        null,
        born,
        null,
        null,
        country,
        null,
        null,
        null,
        null,
        null,
        null,
        interests,
        null,
        born == null ? null : AT.minusSeconds(31_536_000),
        Map.of());
  }

  private static Context context(String channel) {
    return new Context(channel, null, null, AT, ZoneOffset.UTC, Map.of());
  }
}
