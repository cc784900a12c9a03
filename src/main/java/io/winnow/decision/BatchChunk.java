package io.winnow.decision;

import io.winnow.core.rule.Each;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.Problems;
import io.winnow.platform.stream.Bodies.Body;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Some lines of a batch on their way from text to answers. A line that fails harms no other. */
final class BatchChunk {

  private static final class Line {
    final long number;
    DecisionRequest request;
    Draft draft;
    Answer answer;
    Problem problem;

    Line(long number) {
      this.number = number;
    }
  }

  private final BatchWork work;
  private final List<Line> lines;

  private BatchChunk(BatchWork work, List<Line> lines) {
    this.work = work;
    this.lines = lines;
  }

  /**
   * Reads and evaluates on the caller's thread; the text of the answers comes when they are
   * durable, written by {@code threads}, since the log's own have others to write.
   */
  static CompletableFuture<List<byte[]>> run(
      BatchWork work, List<Body<DecisionRequest>> bodies, Turns.Turn turn, Executor threads) {
    List<Line> lines = new ArrayList<>(bodies.size());
    for (Body<DecisionRequest> body : bodies) {
      Line line = new Line(body.line());
      lines.add(line);
      try {
        line.request = work.checked(body.read().call());
      } catch (Exception e) {
        line.problem = Problems.of(e);
      }
    }
    BatchChunk chunk = new BatchChunk(work, lines);
    CompletableFuture<Void> itsTurn = turn.of(chunk.contactsToLog());
    chunk.evaluate();
    chunk.settleDryRuns();
    // whoever brings the turn has others to serve, and a place in the log may have to be waited for
    CompletableFuture<Void> logged =
        itsTurn.isDone() ? chunk.log() : itsTurn.thenComposeAsync(now -> chunk.log(), threads);
    return logged.handleAsync((done, failure) -> chunk.text(), threads);
  }

  private Set<String> contactsToLog() {
    Set<String> contacts = new HashSet<>();
    for (Line line : lines) {
      if (line.request != null && !line.request.dryRun() && line.request.subject() != null) {
        contacts.add(line.request.subject());
      }
    }
    return contacts;
  }

  private void evaluate() {
    List<Line> asking = lines.stream().filter(line -> line.request != null).toList();
    List<DecisionRequest> requests = asking.stream().map(line -> line.request).toList();
    Each<Draft> drafts;
    try {
      drafts = work.drafts(requests, work.load(requests));
    } catch (RuntimeException e) {
      fail(lines, e);
      return;
    }
    for (int i = 0; i < asking.size(); i++) {
      try {
        asking.get(i).draft = drafts.get(i);
      } catch (RuntimeException e) {
        asking.get(i).problem = Problems.of(e);
      }
    }
  }

  private void settleDryRuns() {
    List<Line> dry = open(true);
    if (!dry.isEmpty()) {
      try {
        answered(dry, work.dryRun(dry.stream().map(line -> line.draft).toList()));
      } catch (RuntimeException e) {
        fail(dry, e);
      }
    }
  }

  private CompletableFuture<Void> log() {
    List<Line> toLog = open(false);
    if (toLog.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      Map<Draft, Line> byDraft = new IdentityHashMap<>();
      toLog.forEach(line -> byDraft.put(line.draft, line));
      return CompletableFuture.allOf(
          work.logInParts(toLog.stream().map(line -> line.draft).toList()).stream()
              .map(part -> finished(part, part.drafts().stream().map(byDraft::get).toList()))
              .toArray(CompletableFuture[]::new));
    } catch (RuntimeException e) {
      fail(toLog, e);
      return CompletableFuture.completedFuture(null);
    }
  }

  private static CompletableFuture<Void> finished(Decisions.Logging part, List<Line> lines) {
    return part.answers()
        .handle(
            (answers, failure) -> {
              if (failure == null) {
                answered(lines, answers);
              } else {
                fail(lines, failure);
              }
              return null;
            });
  }

  private List<Line> open(boolean dryRun) {
    return lines.stream().filter(l -> l.draft != null && l.draft.dryRun() == dryRun).toList();
  }

  private static void answered(List<Line> lines, List<Answer> answers) {
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).answer = answers.get(i);
    }
  }

  private static void fail(List<Line> lines, Throwable failure) {
    Problem problem = Problems.of(failure);
    lines.stream().filter(line -> line.problem == null).forEach(line -> line.problem = problem);
  }

  private List<byte[]> text() {
    Pieces text = new Pieces();
    int failed = 0;
    for (Line line : lines) {
      if (line.answer != null) {
        work.format().answer(line.number, line.answer, text);
      } else {
        work.format().error(line.number, line.problem, text);
        failed++;
      }
    }
    work.count(lines.size(), failed);
    return text.list();
  }
}
