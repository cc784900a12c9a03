package io.winnow.engine.dmn;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.rule.TableScans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compile times and heap of a whole compiled table in several engines, and of the index alone. */
public final class TableCost {

  private TableCost() {}

  private interface Work {
    Object run();
  }

  public static void main(String[] args) throws Exception {
    String head = "%-8s %12s %12s %12s %12s %12s %12s %12s%n";
    System.out.printf(
        head, "rows", "stock, ms", "Camunda, ms", "Winnow, ms", "stock, MiB", "Camunda, MiB",
        "Winnow, MiB", "index, MiB");
    for (String rows : args) {
      BenchTable table = new BenchTable(Integer.parseInt(rows));
      boolean large = table.dmn(false).length() > 10_000_000;
      Work stock = table::stock;
      Work camunda = () -> table.camunda(BenchTable.camunda());
      Work own =
          () ->
              DmnCompiler.compile(
                  table.ruleSet(), true, BenchTable.LIMITS.source(), TableScans.NONE, new ArrayList<>());
      System.out.printf(
          "%-8s %12.0f %12s %12.0f %12.2f %12s %12.2f %12.2f%n",
          rows,
          median(stock, large ? 1 : 7),
          large ? "-" : "%.0f".formatted(median(camunda, 7)),
          median(own, large ? 1 : 7),
          heap(stock),
          large ? "-" : "%.2f".formatted(heap(camunda)),
          heap(own),
          index(table));
    }
  }

  private static double median(Work work, int times) {
    double[] values = new double[times];
    for (int i = 0; i < times; i++) {
      values[i] = millis(work);
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** What the whole of it holds while it is in use. */
  private static double heap(Work work) throws InterruptedException {
    long before = used();
    Object made = work.run();
    double mebibytes = (used() - before) / (double) (1 << 20);
    java.lang.ref.Reference.reachabilityFence(made);
    return mebibytes;
  }

  private static double millis(Work work) {
    long start = System.nanoTime();
    if (work.run() == null) {
      throw new IllegalStateException("does not compile");
    }
    return (System.nanoTime() - start) / 1e6;
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
    TableCells cells = TableCells.of(compiled, new ReadCells());
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
