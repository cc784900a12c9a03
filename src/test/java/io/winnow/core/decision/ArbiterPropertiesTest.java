package io.winnow.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What must hold for any catalogue and any proposals; the repetition is the seed. */
class ArbiterPropertiesTest {

  private static final int ROOM_FOR_ALL = 50;
  private static final Cap CAP =
      new Cap(2, Cap.Per.CONTACT, Duration.ofDays(1), Cap.Event.DECISION);

  @RepeatedTest(200)
  void everyProposalIsRankedOrRejectedOnce(RepetitionInfo seed) {
    World world = World.of(seed);
    for (int count : List.of(1, 3, ROOM_FOR_ALL)) {
      Decision decision = world.decide(count);
      List<String> seen = new ArrayList<>(offered(decision));
      decision.rejected().forEach(r -> seen.add(r.offer()));
      assertThat(seen).doesNotHaveDuplicates().containsAll(world.proposed);
    }
  }

  @RepeatedTest(200)
  void rankingIsATotalOrder(RepetitionInfo seed) {
    World world = World.of(seed);
    List<Candidate> candidates = world.proposals().shortlist().candidates();
    List<Candidate> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, world.random);
    shuffled.sort(Candidate.BEST_FIRST);
    assertThat(shuffled).isEqualTo(candidates);
    for (Candidate a : candidates) {
      for (Candidate b : candidates) {
        assertThat(Integer.signum(Candidate.BEST_FIRST.compare(a, b)))
            .isEqualTo(-Integer.signum(Candidate.BEST_FIRST.compare(b, a)));
        assertThat(Candidate.BEST_FIRST.compare(a, b) == 0).isEqualTo(a == b);
      }
    }
  }

  @RepeatedTest(200)
  void shorterRankingIsThePrefixOfALongerOne(RepetitionInfo seed) {
    World world = World.of(seed);
    List<String> all = offered(world.decide(ROOM_FOR_ALL));
    for (int count = 1; count <= all.size(); count++) {
      assertThat(offered(world.decide(count))).isEqualTo(all.subList(0, count));
    }
  }

  @RepeatedTest(200)
  void exclusionNeverAddsAProposedOffer(RepetitionInfo seed) {
    World world = World.of(seed);
    Set<String> before = new HashSet<>(offered(world.decide(ROOM_FOR_ALL)));
    world.given.excluded(world.anyOffer(), "one more");
    List<String> after = new ArrayList<>(offered(world.decide(ROOM_FOR_ALL)));
    after.retainAll(world.proposed);
    assertThat(before).containsAll(after);
  }

  @RepeatedTest(200)
  void orderOfProposalsDoesNotMatter(RepetitionInfo seed) {
    World world = World.of(seed);
    Decision forward = world.decide(3);
    Decision backward =
        Decider.settle(
            new Decider(FakeProgram.of(world.given.offers(), reversed(world)))
                .propose(world.given.facts(), Detail.NONE),
            world.usage,
            3);
    assertThat(offered(backward)).isEqualTo(offered(forward));
    assertThat(backward.rejected()).isEqualTo(forward.rejected());
  }

  private static Findings reversed(World world) {
    var findings = world.given.findings();
    var proposals = new ArrayList<>(findings.proposals());
    Collections.reverse(proposals);
    return new Findings(List.of(), proposals, findings.exclusions(), List.of(), List.of());
  }

  private static List<String> offered(Decision decision) {
    return decision.recommendation() instanceof Offered offered
        ? offered.ranked().stream().map(o -> o.offer().id()).toList()
        : List.of();
  }

  private static final class World {
    final Random random;
    final Given given = new Given();
    final Set<String> proposed = new HashSet<>();
    final CapUsage usage;

    private World(long seed) {
      random = new Random(seed);
      Map<String, List<Integer>> used = new HashMap<>();
      int size = 1 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        String id = "o" + i;
        boolean fallback = random.nextInt(6) == 0;
        Cap[] caps = random.nextInt(3) == 0 ? new Cap[] {CAP} : new Cap[0];
        given.catalogue(Given.offer(id, random.nextInt(3), fallback, caps));
        if (caps.length == 1) {
          used.put(id, List.of(random.nextInt(4)));
        }
        for (int p = random.nextInt(3); p > 0; p--) {
          String score = BigDecimal.valueOf(random.nextInt(8), 1).toString();
          given.proposed(id, score, new Reason("r", "r" + p, ""));
          proposed.add(id);
        }
        if (random.nextInt(6) == 0) {
          given.excluded(id, "excluded");
        }
      }
      usage = new CapUsage(used);
    }

    static World of(RepetitionInfo seed) {
      return new World(seed.getCurrentRepetition());
    }

    String anyOffer() {
      return given.offers().get(random.nextInt(given.offers().size())).id();
    }

    Proposals proposals() {
      return new Decider(FakeProgram.of(given.offers(), given.findings()))
          .propose(given.facts(), Detail.NONE);
    }

    Decision decide(int count) {
      return Decider.settle(proposals(), usage, count);
    }
  }
}
