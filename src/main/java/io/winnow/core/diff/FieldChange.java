package io.winnow.core.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One value of something.
 *
 * @param before null where there was none
 * @param after null where there is none any more
 */
public record FieldChange(String name, String before, String after) {

  /** What differs, by name. */
  static List<FieldChange> between(Map<String, String> before, Map<String, String> after) {
    List<FieldChange> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      add(changes, name, before.get(name), after.get(name));
    }
    return changes;
  }

  static void add(List<FieldChange> to, String name, String before, String after) {
    if (!Objects.equals(before, after)) {
      to.add(new FieldChange(name, before, after));
    }
  }
}
