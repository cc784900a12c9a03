package io.winnow.table;

import io.winnow.core.table.Aggregation;
import io.winnow.core.table.Grid;
import io.winnow.core.table.GridFaults;
import io.winnow.core.table.HitPolicy;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table that a caller sends, as a grid; every fault with its JSON pointer. */
final class TableBodyReader {

  private static final int TOLD_AT_ONCE = 5;

  private final List<Problem.Fault> faults = new ArrayList<>();

  private TableBodyReader() {}

  /**
   * @param before the table as it is
   * @throws ProblemException invalid-request
   */
  static Grid read(TableBody body, String file, Grid before) {
    if (body == null) {
      throw ProblemException.invalid("missing", "The body is missing.", "");
    }
    TableBodyReader reader = new TableBodyReader();
    reader.same("/file", body.file(), file);
    reader.same("/decision", body.decision(), before.decision());
    Grid grid = reader.grid(body, before.decision());
    if (reader.faults.isEmpty()) {
      GridFaults.of(grid, before).forEach(f -> reader.fault(f.code(), f.detail(), f.pointer()));
    }
    if (!reader.faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          reader.faults.stream()
              .limit(TOLD_AT_ONCE)
              .map(fault -> fault.pointer() + " " + fault.detail())
              .collect(Collectors.joining("; ")),
          reader.faults);
    }
    return grid;
  }

  private Grid grid(TableBody body, String decision) {
    HitPolicy policy = HitPolicy.of(String.valueOf(body.hitPolicy())).orElse(null);
    if (policy == null) {
      fault("invalid-value", "must be one of " + words() + ".", "/hitPolicy");
    }
    Aggregation aggregation = Aggregation.of(String.valueOf(body.aggregation())).orElse(null);
    if (aggregation == null && body.aggregation() != null) {
      fault(
          "invalid-value",
          "must be null or one of " + Arrays.toString(Aggregation.values()) + ".",
          "/aggregation");
    }
    List<String> annotations =
        list("/annotations", body.annotations(), name -> Objects.requireNonNullElse(name, ""));
    return new Grid(
        decision,
        policy == null ? HitPolicy.UNIQUE : policy,
        aggregation,
        list("/inputs", body.inputs(), this::input),
        list("/outputs", body.outputs(), this::output),
        annotations,
        list("/rows", body.rows(), row -> row(row, annotations.size())));
  }

  private Grid.Input input(TableBody.InputColumn in) {
    return new Grid.Input(
        id("/inputs", in.id()), in.label(), in.expression(), in.type(), in.allowedValues());
  }

  private Grid.Output output(TableBody.OutputColumn out) {
    return new Grid.Output(
        id("/outputs", out.id()),
        out.name(),
        out.label(),
        out.type(),
        out.allowedValues(),
        out.defaultOutput());
  }

  private String id(String list, String id) {
    if (id == null) {
      fault("missing-field", "must have an id for each column.", list);
    }
    return Objects.requireNonNullElse(id, "");
  }

  private static Grid.Row row(TableBody.TableRow row, int annotations) {
    List<String> texts =
        row.annotations() == null
            ? java.util.Collections.nCopies(annotations, "")
            : row.annotations().stream().map(t -> Objects.requireNonNullElse(t, "")).toList();
    Map<String, String> cells = row.cells() == null ? Map.of() : row.cells();
    return new Grid.Row(row.id(), row.description(), cells, texts);
  }

  private <A, B> List<B> list(String pointer, List<A> items, Function<A, B> reader) {
    if (items == null) {
      fault("missing-field", "must be a list.", pointer);
      return List.of();
    }
    List<B> read = new ArrayList<>();
    for (A item : items) {
      boolean name = pointer.equals("/annotations");
      if (item == null && !name) {
        fault("invalid-value", "must not be null.", pointer + "/" + read.size());
        return List.of();
      }
      read.add(reader.apply(item));
    }
    return read;
  }

  /** What is sent back must be what the address says; it may be left out. */
  private void same(String pointer, String text, String wanted) {
    if (text != null && !text.equals(wanted)) {
      fault("invalid-value", "must be '" + wanted + "' as in the address.", pointer);
    }
  }

  private static String words() {
    return Arrays.stream(HitPolicy.values()).map(HitPolicy::word).collect(Collectors.joining(", "));
  }

  private void fault(String code, String detail, String pointer) {
    faults.add(new Problem.Fault(code, detail, pointer));
  }
}
