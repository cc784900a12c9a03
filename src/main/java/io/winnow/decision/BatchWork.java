package io.winnow.decision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the lines of one batch have in common: defaults, one clock, one version of a rule set and
 * the experiments beside it.
 */
final class BatchWork {

  private record Asked(String ruleSet, Integer version) {}

  private final Drafts drafts;
  private final Subjects subjects;
  private final Decisions decisions;
  private final Defaults defaults;
  private final BatchFormat format;
  private final Map<Asked, Course> courses = new ConcurrentHashMap<>();
  private final LongAdder lines = new LongAdder();
  private final LongAdder errors = new LongAdder();

  BatchWork(
      Drafts drafts,
      Subjects subjects,
      Decisions decisions,
      Defaults defaults,
      BatchFormat format) {
    this.drafts = drafts;
    this.subjects = subjects;
    this.decisions = decisions;
    this.defaults = defaults;
    this.format = format;
  }

  DecisionRequest checked(DecisionRequest request) {
    return drafts.checked(request, defaults);
  }

  Course course(DecisionRequest request) {
    return courses.computeIfAbsent(
        new Asked(request.ruleSet(), request.version()), asked -> drafts.course(request));
  }

  Subjects.Known load(Collection<DecisionRequest> requests) {
    return subjects.load(requests);
  }

  Draft draft(DecisionRequest request, Course course, Subjects.Known known) {
    return drafts.draft(request, course, known);
  }

  List<Answer> dryRun(List<Draft> some) {
    return decisions.dryRun(some);
  }

  CompletableFuture<List<Answer>> log(List<Draft> some) {
    return decisions.log(some);
  }

  List<Decisions.Logging> logInParts(List<Draft> some) {
    return decisions.logInParts(some);
  }

  BatchFormat format() {
    return format;
  }

  void count(int more, int failed) {
    lines.add(more);
    errors.add(failed);
  }

  long lines() {
    return lines.sum();
  }

  long errors() {
    return errors.sum();
  }
}
