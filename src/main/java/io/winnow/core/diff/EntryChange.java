package io.winnow.core.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A segment, an offer, a scenario: something of a rule set that has a name of its own.
 *
 * @param kind such as {@code segment}
 * @param id unique among its kind
 */
public record EntryChange(
    String file, String kind, String id, Change change, List<FieldChange> fields) {

  public EntryChange {
    fields = List.copyOf(fields);
  }

  /**
   * An entry with its values by name.
   *
   * @param fields in the order of the file
   */
  public record Entry(String kind, String id, Map<String, String> fields) {}

  /** In the order of the file as it is, removed entries last. */
  public static List<EntryChange> between(String file, List<Entry> before, List<Entry> after) {
    List<EntryChange> changes = new ArrayList<>();
    Set<List<String>> seen = new LinkedHashSet<>();
    for (Entry entry : after) {
      Entry old = find(before, entry);
      seen.add(List.of(entry.kind(), entry.id()));
      List<FieldChange> fields =
          FieldChange.between(old == null ? Map.of() : old.fields(), entry.fields());
      if (old == null || !fields.isEmpty()) {
        Change change = old == null ? Change.ADDED : Change.CHANGED;
        changes.add(new EntryChange(file, entry.kind(), entry.id(), change, fields));
      }
    }
    for (Entry entry : before) {
      if (seen.add(List.of(entry.kind(), entry.id()))) {
        changes.add(
            new EntryChange(
                file,
                entry.kind(),
                entry.id(),
                Change.REMOVED,
                FieldChange.between(entry.fields(), Map.of())));
      }
    }
    return changes;
  }

  private static Entry find(List<Entry> entries, Entry like) {
    for (Entry entry : entries) {
      if (entry.kind().equals(like.kind()) && entry.id().equals(like.id())) {
        return entry;
      }
    }
    return null;
  }
}
