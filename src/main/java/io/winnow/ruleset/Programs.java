package io.winnow.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was compiled, by content: those files that were asked for last. What is dropped is not
 * closed, since a request may still be using it; it holds nothing but memory, which goes with it.
 */
@ApplicationScoped
class Programs {

  private static final class Slot {
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    volatile long usedAt = System.nanoTime();
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
    Slot slot = slots.get(hash);
    if (slot == null || !slot.outcome.isDone() || slot.outcome.isCompletedExceptionally()) {
      return null;
    }
    slot.usedAt = System.nanoTime();
    return slot.outcome.join();
  }

  /** The same, compiling them where need be. */
  CompletableFuture<Outcome> get(String hash, Supplier<Bundle> bundle) {
    Slot slot = slots.get(hash);
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

  private void begin(String hash, Supplier<Bundle> bundle, Slot slot) {
    try {
      compilations
          .compile(bundle.get())
          .whenComplete(
              (result, failure) -> {
                if (failure != null) {
                  slots.remove(hash, slot);
                  slot.outcome.completeExceptionally(failure);
                } else {
                  slot.outcome.complete(Outcome.of(result));
                }
              });
    } catch (RuntimeException e) {
      slots.remove(hash, slot);
      slot.outcome.completeExceptionally(e);
      throw e;
    }
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
