package io.winnow.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Proposals;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSetDefinition;
import io.winnow.decision.Onlooker.Seen;
import io.winnow.ruleset.LiveVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShadowQueueTest {

  /** Everybody is in one segment, or cannot be evaluated where there is none. */
  private record Program(String segment) implements RuleProgram {

    @Override
    public RuleSet ruleSet() {
      List<Segment> none = List.of();
      return new RuleSet(
          new RuleSetDefinition(
              "t", "t", null, none, List.of(), List.of(), List.of(), List.of(), null),
          List.of(),
          List.of());
    }

    @Override
    public Findings evaluate(ContactFacts facts, Detail detail) {
      if (segment == null) {
        throw new EvaluationException(List.of());
      }
      return new Findings(
          List.of(new Findings.SegmentMatch(segment, List.of())),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }

    @Override
    public BigDecimal score(Offer offer, BigDecimal score, ContactFacts facts) {
      return score;
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private static Shade shade(String segment) {
    ShadowInfo shadow =
        new ShadowInfo(
            UUID.randomUUID(), "t", null, 2, "", 1, "ada", Instant.EPOCH, null, null, List.of());
    return new Shade(shadow, new Program(segment));
  }

  private static Seen seen() {
    RuleProgram program = new Program("one");
    Contact contact =
        new Contact(
            "c", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, Map.of());
    Proposals proposals =
        new Decider(program)
            .propose(
                new ContactFacts(
                    contact,
                    ContactMetrics.UNKNOWN,
                    Consent.UNKNOWN,
                    new Context(null, null, null, Instant.EPOCH, ZoneOffset.UTC, Map.of())),
                Detail.NONE);
    return new Seen(
        UUID.randomUUID(),
        new LiveVersion("t", 1, "sha256:", program),
        false,
        proposals,
        CapUsage.NONE,
        Decider.settle(proposals, CapUsage.NONE, 1),
        1);
  }

  @Test
  void dropsAndCountsWhatItHasNoPlaceFor() throws InterruptedException {
    ShadowQueue queue = new ShadowQueue(2);
    Shade shade = shade("two");
    for (int i = 0; i < 5; i++) {
      queue.add(shade, seen());
    }
    queue.compareNext();
    queue.compareNext();
    queue.compareNext();
    ShadowInfo.Counts counts = shade.counts();
    assertThat(counts.dropped()).isEqualTo(3);
    assertThat(counts.compared()).isEqualTo(2);
    assertThat(counts.segmentsDiffer()).isEqualTo(2);
  }

  @Test
  void failureOfTheShadowIsCountedAndHarmsNobody() throws InterruptedException {
    ShadowQueue queue = new ShadowQueue(2);
    Shade broken = shade(null);
    Shade same = shade("one");
    queue.add(broken, seen());
    queue.add(same, seen());
    queue.compareNext();
    queue.compareNext();
    assertThat(broken.counts().failed()).isEqualTo(1);
    assertThat(broken.counts().compared()).isZero();
    assertThat(same.counts().compared()).isEqualTo(1);
    assertThat(same.counts().differ()).isZero();
  }
}
