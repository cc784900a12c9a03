package io.winnow.decision;

import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

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
  private final Turns turns = new Turns();
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

  /** The requests' drafts; those that ask the same rules for the same detail are one block. */
  Each<Draft> drafts(List<DecisionRequest> requests, Subjects.Known known) {
    record Block(Asked asked, Detail detail) {
      boolean isOf(DecisionRequest request) {
        return detail == request.explain().detail()
            && asked.ruleSet.equals(request.ruleSet())
            && Objects.equals(asked.version, request.version());
      }
    }
    Map<Block, List<Integer>> blocks = new LinkedHashMap<>();
    Block block = null;
    List<Integer> own = null;
    for (int i = 0; i < requests.size(); i++) {
      DecisionRequest request = requests.get(i);
      if (block == null || !block.isOf(request)) {
        Asked asked = new Asked(request.ruleSet(), request.version());
        block = new Block(asked, request.explain().detail());
        own = blocks.computeIfAbsent(block, one -> new ArrayList<>());
      }
      own.add(i);
    }
    List<Supplier<Draft>> made = new ArrayList<>(Collections.nCopies(requests.size(), null));
    blocks.forEach(
        (alike, members) -> {
          List<DecisionRequest> asking = members.stream().map(requests::get).toList();
          try {
            Course course = course(asking.get(0));
            Each<Draft> each = drafts.drafts(asking, course, alike.detail(), known);
            for (int i = 0; i < asking.size(); i++) {
              int place = i;
              made.set(members.get(i), () -> each.get(place));
            }
          } catch (RuntimeException e) {
            members.forEach(
                member ->
                    made.set(
                        member,
                        () -> {
                          throw e;
                        }));
          }
        });
    return Each.of(requests.size(), i -> made.get(i).get());
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

  /** Of its chunks. */
  Turns turns() {
    return turns;
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
