package io.winnow.engine.dmn;

import io.winnow.core.rule.RuleSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compile times beside the stock engine's, and what the index holds. */
public final class TableCost {

  private TableCost() {}

  private interface Work {
    Object run();
  }

  public static void main(String[] args) throws Exception {
    System.out.printf("%-10s %16s %16s %16s%n", "rows", "stock, ms", "Winnow, ms", "index, MiB");
    for (String rows : args) {
      BenchTable table = new BenchTable(Integer.parseInt(rows));
      int times = table.dmn(false).length() > 10_000_000 ? 1 : 7;
      double[] stock = new double[times];
      double[] own = new double[times];
      for (int i = 0; i < times; i++) {
        stock[i] = millis(table::stock);
        own[i] =
            millis(
                () ->
                    DmnCompiler.compile(
                        table.ruleSet(), true, BenchTable.LIMITS.source(), new ArrayList<>()));
      }
      System.out.printf(
          "%-10s %16.0f %16.0f %16.2f%n", rows, median(stock), median(own), index(table));
    }
  }

  private static double millis(Work work) {
    long start = System.nanoTime();
    if (work.run() == null) {
      throw new IllegalStateException("does not compile");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** What is left of a table's cells once the model they were made of is there anyway. */
  private static double index(BenchTable table) throws Exception {
    var models = DmnModels.read(
        List.of(RuleSource.of("b.dmn", table.dmn(false))), BenchTable.LIMITS.source(), new ArrayList<>());
    var node =
        (org.kie.dmn.core.ast.DecisionNodeImpl)
            models.runtime().getModels().get(0).getDecisionByName("T");
    CompiledTable compiled =
        CompiledTable.of(
            (org.kie.dmn.core.ast.DMNDTExpressionEvaluator) node.getEvaluator(),
            (org.kie.dmn.model.api.DecisionTable) node.getDecision().getExpression());
    long before = used();
    TableCells cells = TableCells.of(compiled);
    long after = used();
    if (cells.candidates(new Object[6]) == null && compiled.rules().isEmpty()) {
      throw new IllegalStateException();
    }
    return (after - before) / (double) (1 << 20);
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
