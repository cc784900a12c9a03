package io.winnow.experiment;

import io.winnow.core.experiment.Assigner;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Slot;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Gives running experiments their parts of a namespace, so that no two have the same. */
final class Namespaces {

  private Namespaces() {}

  /**
   * The slots for a coverage: what it has already stays, so that nobody moves.
   *
   * @param has what it holds on to
   * @param others the running experiments of the namespace but itself
   * @throws ProblemException namespace-full
   */
  static List<Slot> slots(
      String namespace, double coverage, List<Slot> has, List<Experiment> others) {
    BitSet taken = new BitSet(Assigner.BUCKETS);
    others.forEach(other -> mark(other.slots(), taken));
    int free = Assigner.BUCKETS - taken.cardinality();
    mark(has, taken);
    int wanted = (int) Math.round(coverage * Assigner.BUCKETS);
    int missing = wanted - has.stream().mapToInt(Slot::width).sum();
    List<Slot> slots = new ArrayList<>(has);
    for (int from = taken.nextClearBit(0);
        missing > 0 && from < Assigner.BUCKETS;
        from = taken.nextClearBit(from)) {
      int next = taken.nextSetBit(from);
      int end = Math.min(next < 0 ? Assigner.BUCKETS : next, from + missing);
      slots.add(new Slot(from, end));
      missing -= end - from;
      taken.set(from, end);
    }
    if (missing > 0) {
      throw new ProblemException(
          ProblemType.NAMESPACE_FULL,
          "Namespace '%s' has %s free, %s are asked for; stop another experiment or cover less."
              .formatted(namespace, share(free), share(wanted)));
    }
    return List.copyOf(slots);
  }

  private static void mark(List<Slot> slots, BitSet taken) {
    slots.forEach(slot -> taken.set(slot.from(), slot.to()));
  }

  private static String share(int buckets) {
    return buckets / 100.0 + " %";
  }
}
