package io.winnow.core.diff;

import io.winnow.core.table.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which column of one table is which of another: by id, else by what the column looks at. */
final class ColumnMatch {

  static final String INPUT = "input";
  static final String OUTPUT = "output";
  static final String ANNOTATION = "annotation";
  static final String DESCRIPTION = "description";

  /**
   * A column of either kind.
   *
   * @param meaning what the column is, whatever its id
   * @param place among those of its kind
   */
  record Column(
      String kind, String id, String label, String meaning, int place, Map<String, String> fields) {

    String text(Grid.Row row) {
      return switch (kind) {
        case ANNOTATION -> row.annotations().get(place);
        case DESCRIPTION -> Objects.requireNonNullElse(row.description(), "");
        default -> Objects.requireNonNullElse(row.cells().get(id), "");
      };
    }
  }

  /** Either may be null, not both. */
  record Pair(Column before, Column after) {
    Column any() {
      return after == null ? before : after;
    }
  }

  private ColumnMatch() {}

  /** In the order of the table as it is, removed ones last; descriptions at the end. */
  static List<Pair> pairs(Grid before, Grid after) {
    List<Pair> pairs = new ArrayList<>();
    for (String kind : List.of(INPUT, OUTPUT, ANNOTATION)) {
      match(columns(before, kind), columns(after, kind), pairs);
    }
    Column description = new Column(DESCRIPTION, DESCRIPTION, "Description", "", 0, Map.of());
    pairs.add(new Pair(description, description));
    return pairs;
  }

  private static void match(List<Column> before, List<Column> after, List<Pair> pairs) {
    List<Column> left = new ArrayList<>(before);
    Column[] partner = new Column[after.size()];
    for (int i = 0; i < partner.length; i++) {
      String id = after.get(i).id();
      partner[i] = take(left, column -> column.id().equals(id));
    }
    for (int i = 0; i < partner.length; i++) {
      String meaning = after.get(i).meaning();
      if (partner[i] == null) {
        partner[i] = take(left, column -> column.meaning().equals(meaning));
      }
    }
    for (int i = 0; i < partner.length; i++) {
      // an annotation column has but a name: in the same place it was renamed
      int place = i;
      if (partner[i] == null && after.get(i).kind().equals(ANNOTATION)) {
        partner[i] = take(left, column -> column.place() == place);
      }
      pairs.add(new Pair(partner[i], after.get(i)));
    }
    left.forEach(column -> pairs.add(new Pair(column, null)));
  }

  private static Column take(List<Column> from, java.util.function.Predicate<Column> wanted) {
    for (Column column : from) {
      if (wanted.test(column)) {
        from.remove(column);
        return column;
      }
    }
    return null;
  }

  private static List<Column> columns(Grid grid, String kind) {
    List<Column> columns = new ArrayList<>();
    switch (kind) {
      case INPUT ->
          grid.inputs()
              .forEach(
                  input ->
                      columns.add(
                          new Column(
                              kind,
                              input.id(),
                              grid.columnLabel(input.id()),
                              String.valueOf(input.expression()),
                              columns.size(),
                              fields(input))));
      case OUTPUT ->
          grid.outputs()
              .forEach(
                  output ->
                      columns.add(
                          new Column(
                              kind,
                              output.id(),
                              grid.columnLabel(output.id()),
                              String.valueOf(output.name()),
                              columns.size(),
                              fields(output))));
      default ->
          grid.annotations()
              .forEach(
                  name ->
                      columns.add(
                          new Column(
                              kind, name, name, name, columns.size(), Map.of("name", name))));
    }
    return columns;
  }

  private static Map<String, String> fields(Grid.Input input) {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "label", input.label());
    put(fields, "expression", input.expression());
    put(fields, "type", input.type());
    put(fields, "allowedValues", input.allowedValues());
    return fields;
  }

  private static Map<String, String> fields(Grid.Output output) {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "name", output.name());
    put(fields, "label", output.label());
    put(fields, "type", output.type());
    put(fields, "allowedValues", output.allowedValues());
    put(fields, "defaultOutput", output.defaultOutput());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
