package io.winnow.engine.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.FactSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * <p>{@code -Dwinnow.oracle.scale=30} makes that more than a million pairs of table and input.
 */
class IndexedTablesOracleTest {

  private static final int TABLES = 330 * Integer.getInteger("winnow.oracle.scale", 1);
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
  private static final List<String> COLUMNS = List.of("n", "t", "d", "b", "l", "u");

  static IntStream seeds() {
    return IntStream.range(0, TABLES);
  }

  /** What the engine said about one input. */
  private record Said(
      Object value,
      DecisionEvaluationStatus status,
      List<String> messages,
      List<Integer> matched,
      List<Integer> selected) {}

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
    Table table = new Table(new SplittableRandom(seed), POLICIES[seed % POLICIES.length]);
    String text = table.model();
    Rows heard = new Rows();
    DMNRuntime stock = stock(text);
    DMNRuntime indexed = read(text);
    stock.addListener(heard);
    indexed.addListener(heard);
    DirectTable direct = TableTuning.tune(model(indexed), Set.of("contact")).get("T");
    List<Map<String, Object>> inputs =
        Stream.<Map<String, Object>>generate(() -> Map.of("contact", table.contact()))
            .limit(INPUTS)
            .toList();
    DirectTable.Answer[] block =
        direct != null && direct.isPlain()
            ? direct.evaluate(new FactBlock(inputs.stream().map(FactSource::of).toList()))
            : null;
    for (int i = 0; i < INPUTS; i++) {
      Map<String, Object> facts = inputs.get(i);
      Said expected = ask(stock, facts, heard);
      assertThat(ask(indexed, facts, heard)).as("%s%n%s", text, facts).isEqualTo(expected);
      DirectTable.Answer answer = direct == null ? null : direct.evaluate(FactSource.of(facts));
      if (block != null && block[i] != null) {
        assertThat(block[i]).as("%s%n%s", text, facts).isEqualTo(answer);
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

  private static DMNRuntime read(String text) {
    List<Issue> issues = new ArrayList<>();
    DMNRuntime runtime = DmnModels.read(List.of(RuleSource.of("t.dmn", text)), issues).runtime();
    assertThat(issues).as(text).noneMatch(Issue::isError);
    return runtime;
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
        // an input's own messages come once with the index, and once for each cell without
        result.getMessages().stream().map(message -> message.getText()).distinct().toList(),
        heard.matched,
        heard.selected);
  }

  /** A table over some columns, and contacts for it. */
  private static final class Table {
    private final SplittableRandom random;
    private final String policy;
    private final List<String> columns = new ArrayList<>();

    Table(SplittableRandom random, String policy) {
      this.random = random;
      this.policy = policy;
      columns.addAll(COLUMNS);
      while (columns.size() > 1 && random.nextInt(3) > 0) {
        columns.remove(random.nextInt(columns.size()));
      }
      Collections.shuffle(columns, new java.util.Random(random.nextInt()));
    }

    String model() {
      boolean sums = policy.startsWith("COLLECT\"");
      boolean ordered = policy.equals("PRIORITY") || policy.equals("OUTPUT ORDER");
      StringBuilder text =
          new StringBuilder(
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="t" namespace="urn:t">
                <inputData id="c" name="contact"><variable name="contact" typeRef="Any"/></inputData>
                <decision id="d" name="T"><variable name="T" typeRef="Any"/>
                  <informationRequirement><requiredInput href="#c"/></informationRequirement>
              """);
      text.append("<decisionTable id=\"dt\" hitPolicy=\"").append(policy).append("\">\n");
      for (String column : columns) {
        text.append("<input><inputExpression><text>contact.").append(column);
        text.append("</text></inputExpression>");
        if (column.equals("t") && random.nextInt(6) == 0) {
          text.append("<inputValues><text>\"a\", \"b\", \"c\", null</text></inputValues>");
        }
        text.append("</input>\n");
      }
      text.append("<output>");
      if (ordered || random.nextInt(8) == 0) {
        text.append("<outputValues><text>3, 1, 2</text></outputValues>");
      }
      if (random.nextInt(4) == 0) {
        text.append("<defaultOutputEntry><text>2</text></defaultOutputEntry>");
      }
      text.append("</output>\n");
      int rows = random.nextInt(5) == 0 ? 70 + random.nextInt(80) : 1 + random.nextInt(8);
      for (int row = 0; row < rows; row++) {
        text.append("<rule id=\"r").append(row).append("\">");
        for (String column : columns) {
          text.append("<inputEntry><text>")
              .append(xml(cell(column)))
              .append("</text></inputEntry>");
        }
        String output =
            sums ? pick("1", "2.50", "3", "-1") : pick("1", "2", "3", "1 + 2", "contact.n");
        text.append("<outputEntry><text>").append(output).append("</text></outputEntry></rule>\n");
      }
      return text.append("</decisionTable></decision></definitions>").toString();
    }

    private static String xml(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String cell(String column) {
      if (random.nextInt(4) == 0) {
        return "-";
      }
      String a = literal(column);
      String b = literal(column);
      return switch (column) {
        case "n", "d" ->
            pick(
                a,
                "< " + a,
                ">= " + a,
                "[" + a + ".." + b + "]",
                "(" + a + ".." + b + ")",
                "not(" + a + ")",
                "not(< " + a + ")",
                "< " + a + ", null",
                a + ", " + b,
                "? > " + a,
                "null");
        case "u" -> pick("< " + a, ">= " + a, "[" + a + ".." + b + ")", a, "null");
        case "b" -> pick("true", "false", "not(true)", "true, null", "null");
        case "l" ->
            pick(
                a + " in ?",
                "not(" + a + " in ?)",
                a + " in ?, " + b + " in ?",
                "list contains(?, " + a + ")");
        default ->
            pick(
                a,
                a + ", " + b,
                "not(" + a + ")",
                "not(" + a + ", null)",
                "null",
                "starts with(?, " + a + ")",
                "? = " + a);
      };
    }

    private String literal(String column) {
      int number = random.nextInt(6);
      return switch (column) {
        case "n" -> pick(number + "", number + ".5", number + ".00");
        case "d" -> pick("date(\"2026-01-0%d\")", "@\"2026-01-0%d\"").formatted(number + 1);
        case "u" -> "duration(\"P%dD\")".formatted(number);
        case "b" -> random.nextBoolean() + "";
        default -> '"' + pick("a", "b", "c", "") + '"';
      };
    }

    Map<String, Object> contact() {
      Map<String, Object> contact = new HashMap<>();
      for (String column : COLUMNS) {
        int lot = random.nextInt(24);
        contact.put(
            column, lot == 0 ? null : value(lot == 1 ? COLUMNS.get(random.nextInt(6)) : column));
      }
      return contact;
    }

    private Object value(String column) {
      int number = random.nextInt(-1, 7);
      return switch (column) {
        case "n" -> new BigDecimal(number + pick("", ".0", ".5", ".25"));
        case "d" -> LocalDate.of(2026, 1, 1).plusDays(number);
        case "u" -> Duration.ofHours(12L * number);
        case "b" -> random.nextBoolean();
        case "l" ->
            IntStream.range(0, random.nextInt(3)).mapToObj(i -> pick("a", "b", "x")).toList();
        default -> pick("a", "b", "c", "ab", "");
      };
    }

    private String pick(String... from) {
      return from[random.nextInt(from.length)];
    }
  }
}
