package io.winnow.platform.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the lines that failed and keeps the first of them. */
public class LineErrors {

  public static final int KEPT = 1_000;

  private final List<LineError> first = new ArrayList<>();
  private long count;

  public void add(List<LineError> errors) {
    count += errors.size();
    errors.stream()
        .sorted(Comparator.comparing(LineError::line))
        .limit(KEPT - first.size())
        .forEach(first::add);
  }

  public long count() {
    return count;
  }

  public List<LineError> first() {
    return List.copyOf(first);
  }
}
