package io.winnow.platform.stream;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The first record of CSV: a dotted path for each column, {@code attributes.plan}. */
public final class CsvHeader {

  private final List<List<String>> paths;

  private CsvHeader(List<List<String>> paths) {
    this.paths = paths;
  }

  /**
   * @throws ProblemException unreadable-csv: a blank or double name, or one that is both a value
   *     and a group of values
   */
  public static CsvHeader of(List<String> cells) {
    List<List<String>> paths = new ArrayList<>();
    Set<String> leaves = new HashSet<>();
    Set<String> groups = new HashSet<>();
    for (String cell : cells) {
      String name = cell.strip();
      if (paths.isEmpty() && name.startsWith("\uFEFF")) {
        name = name.substring(1); // spreadsheets mark UTF-8 so
      }
      List<String> path = List.of(name.split("\\.", -1));
      if (path.stream().anyMatch(String::isBlank) || !leaves.add(name)) {
        throw unreadable("The column '" + name + "' is blank or there twice.");
      }
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        groups.add(name.substring(0, dot));
      }
      paths.add(path);
    }
    leaves.retainAll(groups);
    if (!leaves.isEmpty()) {
      throw unreadable(
          "The column '" + leaves.iterator().next() + "' is a value and a group of values.");
    }
    return new CsvHeader(paths);
  }

  /** The first parts of all paths. */
  public Set<String> names() {
    return paths.stream()
        .map(path -> path.get(0))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The record as a tree of text; a blank cell is left out.
   *
   * @throws ProblemException unreadable-csv: the record has another number of cells
   */
  public Map<String, Object> tree(List<String> cells) {
    if (cells.size() != paths.size()) {
      throw unreadable(
          "The record has " + cells.size() + " cells, the header has " + paths.size() + ".");
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        put(tree, paths.get(i), cells.get(i));
      }
    }
    return tree;
  }

  @SuppressWarnings("unchecked") // of() made sure that a group is never a value
  private static void put(Map<String, Object> tree, List<String> path, String value) {
    Map<String, Object> group = tree;
    for (String name : path.subList(0, path.size() - 1)) {
      group = (Map<String, Object>) group.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }
    group.put(path.get(path.size() - 1), value);
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemType.UNREADABLE_CSV, detail);
  }
}
