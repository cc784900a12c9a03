package io.winnow.contact.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the lines that failed and keeps the first of them. */
class LineErrors {

  static final int KEPT = 1_000;

  private final List<LineError> first = new ArrayList<>();
  private long count;

  void add(List<LineError> errors) {
    count += errors.size();
    errors.stream()
        .sorted(Comparator.comparing(LineError::line))
        .limit(KEPT - first.size())
        .forEach(first::add);
  }

  long count() {
    return count;
  }

  List<LineError> first() {
    return List.copyOf(first);
  }
}
