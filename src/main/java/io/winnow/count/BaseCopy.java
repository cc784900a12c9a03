package io.winnow.count;

import io.winnow.core.rule.Attribute;
import io.winnow.core.table.RowCounter.Base;
import io.winnow.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** The facts of the stored base as they were at an instant, while they are read and afterwards. */
final class BaseCopy {

  /**
   * What is copied.
   *
   * @param facts dotted paths, without those of the context
   * @param attributes as the rule set declares them
   * @param segmentsBy names the rules that told the segments; null: they are not among the facts
   */
  record Kind(String ruleSet, Set<String> facts, List<Attribute> attributes, String segmentsBy) {

    /** Whether a copy of this kind serves one who wants the other. */
    boolean serves(Kind wanted) {
      return ruleSet.equals(wanted.ruleSet)
          && facts.containsAll(wanted.facts)
          && attributes.equals(wanted.attributes)
          && (wanted.segmentsBy == null || wanted.segmentsBy.equals(segmentsBy));
    }

    /** One that serves both, where that costs nothing more than memory. */
    Kind and(Kind other) {
      if (!ruleSet.equals(other.ruleSet)) {
        return this;
      }
      Set<String> all = new TreeSet<>(other.facts);
      if (segmentsBy == null) {
        all.remove("segments");
      }
      all.addAll(facts);
      return new Kind(ruleSet, all, attributes, segmentsBy);
    }
  }

  private final Kind kind;
  private final Base base;
  private final Instant asOf;
  private final AtomicLong done = new AtomicLong();
  private volatile long total;
  private volatile boolean ready;
  private volatile ProblemException failure;
  private volatile Instant used;

  BaseCopy(Kind kind, Base base, Instant asOf) {
    this.kind = kind;
    this.base = base;
    this.asOf = asOf;
    this.used = asOf;
  }

  Kind kind() {
    return kind;
  }

  Base base() {
    return base;
  }

  Instant asOf() {
    return asOf;
  }

  void expect(long contacts) {
    total = contacts;
  }

  void read(int contacts) {
    done.addAndGet(contacts);
  }

  void complete() {
    base.complete();
    total = base.size();
    ready = true;
  }

  void fail(ProblemException why) {
    failure = why;
  }

  /** Null: it has not failed. */
  ProblemException failure() {
    return failure;
  }

  boolean isReady() {
    return ready;
  }

  long done() {
    return done.get();
  }

  long total() {
    return total;
  }

  Instant used() {
    return used;
  }

  void use(Instant at) {
    used = at;
  }
}
