package io.winnow.engine.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.FactSource;
import io.winnow.engine.index.Groups;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * With an index or without, the DMN engine gives the same value, the same messages and the same
 * rows; and a table that does without the engine gives the same value and rows.
 *
 * <p>{@code -Dwinnow.oracle.scale=62} makes that 1,023,000 pairs of table and input.
 */
class IndexedTablesOracleTest {

  private static final int TABLES = 165 * Integer.getInteger("winnow.oracle.scale", 1);
  private static final int INPUTS = 100;
  private static final String[] POLICIES = {
    "UNIQUE",
    "ANY",
    "FIRST",
    "PRIORITY",
    "RULE ORDER",
    "OUTPUT ORDER",
    "COLLECT",
    "COLLECT\" aggregation=\"SUM",
    "COLLECT\" aggregation=\"MIN",
    "COLLECT\" aggregation=\"MAX",
    "COLLECT\" aggregation=\"COUNT"
  };

  static IntStream seeds() {
    return IntStream.range(0, TABLES);
  }

  /** What the engine said about one input. */
  private record Said(
      Object value,
      DecisionEvaluationStatus status,
      List<Message> messages,
      List<Integer> matched,
      List<Integer> selected) {}

  /** What the engine said beside the value. */
  private record Message(String severity, String type, String source, String text) {}

  /** Hears which rows matched and which counted. */
  private static final class Rows implements DMNRuntimeEventListener {
    private List<Integer> matched;
    private List<Integer> selected;

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
      matched = event.getMatches();
      selected = event.getSelected();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theIndexChangesNothing(int seed) {
    OracleTable table =
        new OracleTable(new SplittableRandom(seed), POLICIES[seed % POLICIES.length]);
    String text = table.model();
    Rows heard = new Rows();
    DMNRuntime stock = stock(text);
    DmnModels models = read(text);
    DMNRuntime indexed = models.runtime();
    stock.addListener(heard);
    indexed.addListener(heard);
    DirectTable direct =
        TableTuning.tune(model(indexed), models.tables(), Set.of("contact")).get("T");
    List<Map<String, Object>> inputs =
        Stream.<Map<String, Object>>generate(() -> Map.of("contact", table.contact()))
            .limit(INPUTS)
            .toList();
    List<FactSource> sources = inputs.stream().map(FactSource::of).toList();
    DirectTable.Answer[] block =
        direct != null && direct.isPlain() ? direct.evaluate(sources) : null;
    Groups groups = block == null ? null : direct.group(new FactBlock(sources));
    for (int i = 0; i < INPUTS; i++) {
      Map<String, Object> facts = inputs.get(i);
      Said expected = ask(stock, facts, heard);
      assertThat(ask(indexed, facts, heard)).as("%s%n%s", text, facts).isEqualTo(expected);
      DirectTable.Answer answer = direct == null ? null : direct.evaluate(FactSource.of(facts));
      if (block != null) {
        assertThat(block[i]).as("%s%n%s", text, facts).isEqualTo(answer);
      }
      if (groups != null && groups.of(i) != Groups.UNKNOWN) {
        assertThat(direct.evaluate(sources.get(groups.first(groups.of(i)))))
            .as("%s%n%s", text, facts)
            .isEqualTo(answer);
      }
      if (answer != null) {
        assertThat(answer.value()).as("%s%n%s", text, facts).isEqualTo(expected.value());
        assertThat(expected.status()).isEqualTo(DecisionEvaluationStatus.SUCCEEDED);
        assertThat(answer.selected())
            .as("%s%n%s", text, facts)
            .isEqualTo(expected.selected() == null ? List.of() : expected.selected());
      }
    }
  }

  private static DmnModels read(String text) {
    List<Issue> issues = new ArrayList<>();
    DmnModels models = DmnModels.read(List.of(RuleSource.of("t.dmn", text)), issues);
    assertThat(issues).as(text).noneMatch(Issue::isError);
    return models;
  }

  /** The library as it comes, with nothing of ours in it. */
  private static DMNRuntime stock(String text) {
    Resource resource =
        ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8))
            .setSourcePath("t.dmn");
    return DMNRuntimeBuilder.fromDefaults()
        .buildConfiguration()
        .fromResources(List.of(resource))
        .getOrElseThrow(e -> new IllegalStateException(text, e));
  }

  private static DMNModel model(DMNRuntime runtime) {
    return runtime.getModels().get(0);
  }

  private static Said ask(DMNRuntime runtime, Map<String, Object> facts, Rows heard) {
    DMNContext context = runtime.newContext();
    facts.forEach(context::set);
    heard.matched = null;
    heard.selected = null;
    DMNResult result = runtime.evaluateByName(model(runtime), context, "T");
    return new Said(
        result.getDecisionResultByName("T").getResult(),
        result.getDecisionResultByName("T").getEvaluationStatus(),
        // what an input says comes once with the index, and once for each row and cell without
        result.getMessages().stream()
            .map(
                message ->
                    new Message(
                        message.getLevel().name(),
                        message.getMessageType().name(),
                        message.getSourceId(),
                        message.getText()))
            .distinct()
            .toList(),
        heard.matched,
        heard.selected);
  }
}
