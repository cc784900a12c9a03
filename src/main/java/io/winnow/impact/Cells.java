package io.winnow.impact;

import io.winnow.core.rule.Reason;
import io.winnow.impact.Causes.Cause;
import io.winnow.impact.ImpactResult.Move;
import io.winnow.impact.ImpactResult.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The cells of one matrix, and the rows that are responsible for each. */
final class Cells {

  /**
   * @param from null: none
   * @param to null: none
   */
  record Cell(String from, String to) {}

  private record Key(Cell cell, String side, String source, String rule) {}

  private static final class Sum {
    long count;
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal valueBefore = BigDecimal.ZERO;
  }

  private static final class Blame {
    long count;
    String text;
    boolean mixed;
  }

  private final String kind;
  private final Map<Cell, Sum> sums = new HashMap<>();
  private final Map<Key, Blame> blames = new HashMap<>();

  Cells(String kind) {
    this.kind = kind;
  }

  /** One more contact in a cell. */
  void add(Cell cell, Pair pair, Set<Cause> causes) {
    Sum sum = sums.computeIfAbsent(cell, c -> new Sum());
    sum.count++;
    sum.value = sum.value.add(pair.after().value());
    sum.valueBefore = sum.valueBefore.add(pair.before().value());
    Set<Key> counted = new HashSet<>();
    for (Cause cause : causes) {
      Reason reason = cause.reason();
      Key key = new Key(cell, cause.side(), reason.source(), reason.rule());
      if (counted.add(key)) {
        count(blames.computeIfAbsent(key, k -> new Blame()), reason.text());
      }
    }
  }

  private static void count(Blame blame, String text) {
    blame.mixed |= blame.count > 0 && !Objects.equals(blame.text, text);
    blame.text = blame.mixed ? null : text;
    blame.count++;
  }

  List<Move> moves() {
    return sums.entrySet().stream()
        .map(
            entry ->
                new Move(
                    entry.getKey().from(),
                    entry.getKey().to(),
                    entry.getValue().count,
                    entry.getValue().value,
                    entry.getValue().valueBefore,
                    null))
        .sorted(
            Comparator.comparing(Move::count)
                .reversed()
                .thenComparing(move -> String.valueOf(move.from()))
                .thenComparing(move -> String.valueOf(move.to())))
        .toList();
  }

  List<Row> rows() {
    return blames.entrySet().stream()
        .map(
            entry -> {
              Key key = entry.getKey();
              Blame blame = entry.getValue();
              return new Row(
                  kind,
                  key.cell().from(),
                  key.cell().to(),
                  key.side(),
                  key.source(),
                  key.rule(),
                  blame.text,
                  blame.count);
            })
        .sorted(
            Comparator.comparing(Row::count)
                .reversed()
                .thenComparing(row -> String.valueOf(row.from()))
                .thenComparing(row -> String.valueOf(row.to()))
                .thenComparing(Row::side, Comparator.reverseOrder())
                .thenComparing(row -> row.source() + " " + row.rule()))
        .toList();
  }
}
