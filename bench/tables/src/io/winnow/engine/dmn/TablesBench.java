package io.winnow.engine.dmn;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Proposals;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.engine.FactSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions a second of the same table in several engines, which must agree about it first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class TablesBench {

  private static final int PEOPLE = 1_000;
  private static final int COMPARED = 100;

  @Param({"10", "100", "1000", "10000"})
  int rows;

  private BenchTable.Person[] people;
  private List<ContactFacts> facts;
  private DMNRuntime stock;
  private DMNModel model;
  private DirectTable direct;
  private Decider decider;
  private DmnEngine camunda;
  private DmnDecision decision;

  /** Each thread goes its own way through the people. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;

    int next() {
      next = next + 1 == PEOPLE ? 0 : next + 1;
      return next;
    }
  }

  @Setup
  public void prepare() {
    BenchTable table = new BenchTable(rows);
    people = table.people(PEOPLE).toArray(BenchTable.Person[]::new);
    facts = Stream.of(people).map(BenchTable.Person::facts).toList();
    stock = table.stock();
    model = stock.getModels().get(0);
    direct = table.direct();
    decider = table.decider();
    camunda = BenchTable.camunda();
    decision = table.camunda(camunda);
    int hits = 0;
    int compared = Math.max(COMPARED / 10, Math.min(COMPARED, 100_000 / rows));
    for (int i = 0; i < compared; i++) {
      List<?> expected = (List<?>) stock(i);
      hits += expected.size();
      agree(expected, direct.evaluate(FactSource.of(people[i].feel())).value());
      agree(expected, camunda(i).collectEntries("segment"));
      agree(
          expected.stream().distinct().toList(),
          decider.propose(people[i].facts(), Detail.NONE).findings().segments().stream()
              .map(match -> match.segment())
              .toList());
    }
    System.out.printf("%n%d rows: %.2f hits a decision%n", rows, (double) hits / compared);
  }

  private static void agree(Object expected, Object given) {
    if (!expected.equals(given)) {
      throw new IllegalStateException("wanted " + expected + ", got " + given);
    }
  }

  private Object stock(int i) {
    DMNContext context = stock.newContext();
    people[i].feel().forEach(context::set);
    return stock.evaluateByName(model, context, "T").getDecisionResultByName("T").getResult();
  }

  private DmnDecisionTableResult camunda(int i) {
    return camunda.evaluateDecisionTable(decision, people[i].flat());
  }

  @Benchmark
  public Object stockDmn(Turn turn) {
    return stock(turn.next());
  }

  @Benchmark
  public Object camundaDmn(Turn turn) {
    return camunda(turn.next());
  }

  @Benchmark
  public Object winnowTable(Turn turn) {
    return direct.evaluate(FactSource.of(people[turn.next()].feel()));
  }

  @Benchmark
  public Decision winnowDecider(Turn turn) {
    return decide(turn, Detail.NONE);
  }

  @Benchmark
  public Decision winnowDeciderWithReasons(Turn turn) {
    return decide(turn, Detail.REASONS);
  }

  /** Contacts a second, a thousand at a time. */
  @Benchmark
  @OperationsPerInvocation(PEOPLE)
  public List<Decision> winnowBlock() {
    Each<Proposals> block = decider.propose(facts, Detail.NONE);
    return IntStream.range(0, PEOPLE)
        .mapToObj(i -> Decider.settle(block.get(i), CapUsage.NONE, 1))
        .toList();
  }

  private Decision decide(Turn turn, Detail detail) {
    return Decider.settle(
        decider.propose(people[turn.next()].facts(), detail), CapUsage.NONE, 1);
  }
}
