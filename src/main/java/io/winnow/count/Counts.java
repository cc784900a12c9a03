package io.winnow.count;

import io.winnow.core.contact.Context;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.RowCounter;
import io.winnow.core.table.TableException;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Compilations;
import io.winnow.ruleset.RuleSetReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The door to row counts. One is made at a time: decisions need the other cores. */
@ApplicationScoped
class Counts {

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String SEGMENTS = "segments";
  private static final String CONTEXT = "context.";

  private final RowCounter counter;
  private final BaseCopies copies;
  private final Compilations compilations;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1, true);

  Counts(RowCounter counter, BaseCopies copies, Compilations compilations, Clock clock) {
    this.counter = counter;
    this.copies = copies;
    this.compilations = compilations;
    this.clock = clock;
  }

  /** For what is decided; each may be null. */
  record Situation(String channel, String placement, String purpose) {}

  /**
   * @param files of the rule set, as saved
   * @param edited the file with the table, as it is being edited
   * @param ids of the table's rows
   * @throws ProblemException table-rejected: the table cannot be counted; rules-rejected: it looks
   *     at segments, which cannot be told; unavailable
   */
  RowCounts count(
      String ruleSet,
      List<RuleSource> files,
      RuleSource edited,
      String decision,
      List<String> ids,
      Situation situation) {
    RowCounter.Countable table = open(edited, decision);
    RuleSet readable = RuleSetReader.read(files).readable();
    Set<String> facts = new TreeSet<>(table.facts());
    facts.removeIf(fact -> fact.startsWith(CONTEXT));
    BaseCopy.Kind wanted =
        new BaseCopy.Kind(
            ruleSet,
            facts,
            readable.definition().attributes(),
            facts.contains(SEGMENTS) ? segmentsBy(readable, files, edited.path()) : null);
    Context now =
        new Context(
            situation.channel(),
            situation.placement(),
            situation.purpose(),
            clock.instant(),
            ZoneOffset.UTC,
            Map.of());
    BaseCopy copy = copies.get(wanted, readable, () -> program(files), now);
    if (!copy.isReady()) {
      return RowCounts.preparing(copy.done(), copy.total());
    }
    Context then =
        new Context(
            now.channel(), now.placement(), now.purpose(), copy.asOf(), now.zone(), Map.of());
    RowCounter.Counts counts = inTurn(table, copy, then);
    List<RowCounts.Row> rows = new ArrayList<>();
    for (int row = 0; row < counts.rows().size(); row++) {
      rows.add(new RowCounts.Row(ids.get(row), row + 1, counts.rows().get(row)));
    }
    return new RowCounts(
        RowCounts.State.READY,
        copy.total(),
        copy.total(),
        copy.asOf(),
        counts.counted(),
        counts.none(),
        counts.undecided(),
        rows);
  }

  private RowCounter.Countable open(RuleSource edited, String decision) {
    try {
      return compilations.inTurn(() -> counter.open(edited, decision));
    } catch (TableException e) {
      throw new ProblemException(
          ProblemType.TABLE_REJECTED, e.issues().get(0).message(), Problems.faults(e.issues()));
    }
  }

  private RowCounter.Counts inTurn(RowCounter.Countable table, BaseCopy copy, Context context) {
    try {
      if (!turn.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProblemException(
            ProblemType.UNAVAILABLE, "Others are counting. Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemType.UNAVAILABLE, "The service is stopping.");
    }
    try {
      return table.count(copy.base(), context, LONGEST.toNanos());
    } finally {
      turn.release();
    }
  }

  /** All files but the edited one, which tells no segments or counts as it is saved. */
  private static String segmentsBy(RuleSet ruleSet, List<RuleSource> files, String edited) {
    Set<String> telling =
        new TreeSet<>(
            ruleSet.definition().segmentDecisions().stream().map(DecisionRef::file).toList());
    StringBuilder by = new StringBuilder();
    for (RuleSource file : files) {
      if (!file.path().equals(edited) || telling.contains(edited)) {
        by.append(file.path()).append(' ').append(Bundle.etag(file)).append('\n');
      }
    }
    return by.toString();
  }

  private RuleProgram program(List<RuleSource> files) throws Exception {
    CompileResult result = compilations.compile(new Bundle(files)).get();
    if (result instanceof CompileResult.Compiled compiled) {
      return compiled.program();
    }
    throw new ProblemException(
        ProblemType.RULES_REJECTED,
        "This table looks at segments, which cannot be told while the rules have errors.",
        Problems.faults(result.issues()));
  }
}
