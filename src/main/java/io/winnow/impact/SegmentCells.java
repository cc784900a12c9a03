package io.winnow.impact;

import io.winnow.core.decision.Segment;
import io.winnow.impact.Cells.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * In which cells of the segments' matrix a contact is: within a group of segments, each one that it
 * left with each one that it entered, or with none where it did only one of the two.
 */
final class SegmentCells {

  private final Map<String, Segment.Group> groups = new HashMap<>();

  SegmentCells(Side before, Side after) {
    before.rules().definition().segments().forEach(s -> groups.put(s.id(), s.group()));
    after.rules().definition().segments().forEach(s -> groups.put(s.id(), s.group()));
  }

  /** Empty where the contact stays in all its segments and enters none. */
  List<Cell> of(Pair pair) {
    if (pair.before().segments().keySet().equals(pair.after().segments().keySet())) {
      return List.of();
    }
    TreeSet<String> left = new TreeSet<>(pair.before().segments().keySet());
    left.removeAll(pair.after().segments().keySet());
    TreeSet<String> entered = new TreeSet<>(pair.after().segments().keySet());
    entered.removeAll(pair.before().segments().keySet());
    List<Cell> cells = new ArrayList<>();
    for (String from : left) {
      List<String> targets = ofGroup(entered, groups.get(from));
      targets.forEach(to -> cells.add(new Cell(from, to)));
      if (targets.isEmpty()) {
        cells.add(new Cell(from, null));
      }
    }
    for (String to : entered) {
      if (ofGroup(left, groups.get(to)).isEmpty()) {
        cells.add(new Cell(null, to));
      }
    }
    return cells;
  }

  private List<String> ofGroup(TreeSet<String> ids, Segment.Group group) {
    return ids.stream().filter(id -> groups.get(id) == group).toList();
  }
}
