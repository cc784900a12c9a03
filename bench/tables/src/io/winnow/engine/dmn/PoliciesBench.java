package io.winnow.engine.dmn;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Decision;
import io.winnow.core.rule.Detail;
import io.winnow.engine.FactSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions a second of one table under each hit policy, stock and Winnow, which must agree. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class PoliciesBench {

  private static final int PEOPLE = 1_000;
  private static final int COMPARED = 200;

  @Param({"1000"})
  int rows;

  @Param({"COLLECT", "DEFAULT", "FIRST", "UNIQUE", "PRIORITY"})
  String hits;

  private BenchTable.Person[] people;
  private DMNRuntime stock;
  private DMNModel model;
  private DirectTable direct;
  private Decider decider;
  private int next;

  @Setup
  public void prepare() {
    BenchTable table = new BenchTable(rows, BenchTable.Hits.valueOf(hits));
    people = table.people(PEOPLE).toArray(BenchTable.Person[]::new);
    stock = table.stock();
    model = stock.getModels().get(0);
    direct = table.direct();
    decider = table.decider();
    int found = 0;
    for (int i = 0; i < COMPARED; i++) {
      Object expected = stock(people[i]);
      DirectTable.Answer given = direct.evaluate(FactSource.of(people[i].feel()));
      if (given == null || !Objects.equals(expected, given.value())) {
        throw new IllegalStateException("wanted " + expected + ", got " + given);
      }
      found += given.selected().size();
    }
    System.out.printf("%n%s, %d rows: %.2f rows a decision%n", hits, rows, (double) found / COMPARED);
  }

  private Object stock(BenchTable.Person person) {
    DMNContext context = stock.newContext();
    person.feel().forEach(context::set);
    return stock.evaluateByName(model, context, "T").getDecisionResultByName("T").getResult();
  }

  private BenchTable.Person turn() {
    next = next + 1 == PEOPLE ? 0 : next + 1;
    return people[next];
  }

  @Benchmark
  public Object stockPolicy() {
    return stock(turn());
  }

  @Benchmark
  public Object winnowPolicy() {
    return direct.evaluate(FactSource.of(turn().feel()));
  }

  @Benchmark
  public Decision winnowPolicyDecider() {
    return Decider.settle(decider.propose(turn().facts(), Detail.NONE), CapUsage.NONE, 1);
  }
}
