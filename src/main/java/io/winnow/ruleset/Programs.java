package io.winnow.ruleset;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What was compiled, by content: those files that were asked for last. What is dropped is not
 * closed, since a request may still be using it; it holds nothing but memory, which goes with it.
 */
@ApplicationScoped
class Programs {

  /** A compiler that broke down may have done so for a reason that is over by then. */
  private static final long TRY_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final class Slot {
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    final long madeAt = System.nanoTime();
    volatile boolean broken;
    volatile long usedAt = madeAt;

    boolean isOver() {
      return broken && System.nanoTime() - madeAt > TRY_AGAIN_NANOS;
    }
  }

  private final Compilations compilations;
  private final int most;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  Programs(Compilations compilations, RuleSetConfig config) {
    this.compilations = compilations;
    this.most = config.warm();
  }

  /** What came of compiling these files; null where that is not known yet. */
  Outcome find(String hash) {
    Slot slot = slot(hash);
    if (slot == null || !slot.outcome.isDone() || slot.outcome.isCompletedExceptionally()) {
      return null;
    }
    slot.usedAt = System.nanoTime();
    return slot.outcome.join();
  }

  /** The same, compiling them where need be. */
  CompletableFuture<Outcome> get(String hash, Supplier<Bundle> bundle) {
    Slot slot = slot(hash);
    if (slot == null) {
      Slot mine = new Slot();
      slot = slots.putIfAbsent(hash, mine);
      if (slot == null) {
        slot = mine;
        dropLeastUsed(hash);
        begin(hash, bundle, mine);
      }
    }
    slot.usedAt = System.nanoTime();
    return slot.outcome;
  }

  private Slot slot(String hash) {
    Slot slot = slots.get(hash);
    if (slot != null && slot.isOver()) {
      slots.remove(hash, slot);
      return null;
    }
    return slot;
  }

  private void begin(String hash, Supplier<Bundle> bundle, Slot slot) {
    try {
      compilations
          .compile(bundle.get())
          .whenComplete(
              (result, failure) -> {
                slot.broken = failure != null;
                slot.outcome.complete(Outcome.of(failure == null ? result : brokeDown()));
              });
    } catch (RuntimeException e) {
      slots.remove(hash, slot);
      slot.outcome.completeExceptionally(e);
      throw e;
    }
  }

  /** An answer like any other: whoever looks every second must not have it tried every second. */
  private static CompileResult brokeDown() {
    return new CompileResult.Rejected(
        List.of(
            Issue.error(
                "compiler-failed",
                "The compiler broke down over these files. This is a fault of Winnow's; the log of"
                    + " the service has it.",
                Location.file(null))));
  }

  /** Takes what was compiled elsewhere. */
  void put(String hash, Outcome outcome) {
    Slot slot = new Slot();
    slot.outcome.complete(outcome);
    slots.put(hash, slot);
    dropLeastUsed(hash);
  }

  private void dropLeastUsed(String except) {
    if (slots.size() > most) {
      slots.entrySet().stream()
          .filter(entry -> entry.getValue().outcome.isDone() && !entry.getKey().equals(except))
          .min(Comparator.comparing(entry -> entry.getValue().usedAt))
          .ifPresent(entry -> slots.remove(entry.getKey(), entry.getValue()));
    }
  }
}
