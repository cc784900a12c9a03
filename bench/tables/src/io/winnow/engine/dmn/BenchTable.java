package io.winnow.engine.dmn;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.Decider;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.BenchCompiler;
import io.winnow.engine.budget.Limits;
import io.winnow.ruleset.RuleSetReader;
import java.io.ByteArrayInputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** One table of six inputs for each engine, and contacts for it. */
final class BenchTable {

  private static final String[] COUNTRIES = {"DE", "AT", "CH", "GB", "SE", "US", "FR", "IT"};
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final int SEGMENTS = 20;

  /** The defaults, but for the size of a table. */
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2),
          1_000_000,
          100,
          50_000,
          10_000,
          10_000,
          100_000,
          new Limits.Source(24, 8_000, 1_000_000, 100, 10_000_000, 2_000, 1 << 20, 1_000_000));

  /** One contact in the shapes of all engines. */
  record Person(ContactFacts facts, Map<String, Object> feel, Map<String, Object> flat) {}

  private final int rows;
  private final Hits hits;

  /** Which rows count. */
  enum Hits {
    COLLECT,
    /** COLLECT with something for those whom no row fits. */
    DEFAULT,
    FIRST,
    /** The same rows with one country each, so that no two fit. */
    UNIQUE,
    PRIORITY;

    String policy() {
      return this == DEFAULT ? "COLLECT" : name();
    }
  }

  BenchTable(int rows) {
    this(rows, Hits.COLLECT);
  }

  BenchTable(int rows, Hits hits) {
    this.rows = rows;
    this.hits = hits;
  }

  /** As our rule sets name the facts, or by plain names. */
  String dmn(boolean plainNames) {
    String metrics = plainNames ? "" : "metrics.";
    String contact = plainNames ? "" : "contact.";
    StringBuilder text =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="b" name="b" namespace="urn:b">
            """);
    if (!plainNames) {
      for (String name : List.of("contact", "metrics")) {
        text.append(
            "<inputData id=\"%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"Any\"/></inputData>"
                .formatted(name, name, name));
      }
    }
    text.append("<decision id=\"T\" name=\"T\">");
    if (!plainNames) {
      text.append(
          """
          <variable name="T" typeRef="Any"/>
          <informationRequirement><requiredInput href="#contact"/></informationRequirement>
          <informationRequirement><requiredInput href="#metrics"/></informationRequirement>
          """);
    }
    text.append("<decisionTable id=\"t\" hitPolicy=\"").append(hits.policy()).append("\">\n");
    for (String input :
        List.of(
            metrics + "recencyDays",
            metrics + "orders",
            metrics + "historicalValue",
            contact + "country",
            contact + "leadSource",
            (plainNames ? "" : "contact.attributes.") + "vip")) {
      text.append("<input id=\"i-%s\"><inputExpression><text>%s</text></inputExpression></input>\n"
          .formatted(input, input));
    }
    text.append("<output id=\"o\" name=\"segment\">");
    if (hits == Hits.PRIORITY) {
      text.append("<outputValues><text>");
      for (int i = SEGMENTS - 1; i >= 0; i--) {
        text.append(i < SEGMENTS - 1 ? "," : "").append("\"s").append(i).append('"');
      }
      text.append("</text></outputValues>");
    } else if (hits == Hits.DEFAULT) {
      text.append("<defaultOutputEntry><text>\"s0\"</text></defaultOutputEntry>");
    }
    text.append("</output>\n");
    for (int row = 0; row < rows; row++) {
      int from = row / COUNTRIES.length * 5;
      text.append("<rule id=\"r").append(row).append("\">");
      cell(text, "inputEntry", "[" + from + ".." + (from + 4) + "]");
      cell(text, "inputEntry", ">= " + row % 7);
      cell(text, "inputEntry", "< " + (1000 + row) + ".5");
      String other = hits == Hits.UNIQUE ? "" : ",\"" + COUNTRIES[(row + 3) % 8] + '"';
      cell(text, "inputEntry", '"' + COUNTRIES[row % 8] + '"' + other);
      cell(text, "inputEntry", row % 3 == 0 ? "\"s" + row % 4 + '"' : plainNames ? "" : "-");
      cell(text, "inputEntry", row % 2 == 0 ? "true" : "false");
      cell(text, "outputEntry", "\"s" + row % SEGMENTS + '"');
      text.append("</rule>\n");
    }
    return text.append("</decisionTable></decision></definitions>").toString();
  }

  private static void cell(StringBuilder into, String element, String text) {
    into.append('<').append(element).append("><text>");
    into.append(text.replace("<", "&lt;"));
    into.append("</text></").append(element).append('>');
  }

  RuleSet ruleSet() {
    StringBuilder definition = new StringBuilder("key: b\nsegments:\n");
    for (int i = 0; i < SEGMENTS; i++) {
      definition.append("  - {id: s").append(i).append(", group: value}\n");
    }
    definition.append(
        "decisions: {segments: [\"b.dmn#T\"]}\nattributes: [{name: vip, type: boolean}]\n");
    return RuleSetReader.read(
            List.of(
                RuleSource.of("ruleset.yaml", definition.toString()),
                RuleSource.of("b.dmn", dmn(false))))
        .ruleSet();
  }

  Decider decider() {
    if (BenchCompiler.with(LIMITS).compile(ruleSet()) instanceof CompileResult.Compiled compiled) {
      return new Decider(compiled.program());
    }
    throw new IllegalStateException("does not compile");
  }

  DMNRuntime stock() {
    return DMNRuntimeBuilder.fromDefaults()
        .buildConfiguration()
        .fromResources(
            List.of(
                ResourceFactory.newByteArrayResource(dmn(false).getBytes(StandardCharsets.UTF_8))
                    .setSourcePath("b.dmn")))
        .getOrElseThrow(IllegalStateException::new);
  }

  DirectTable direct() {
    List<Issue> issues = new ArrayList<>();
    var models = DmnModels.read(List.of(RuleSource.of("b.dmn", dmn(false))), LIMITS.source(), issues);
    return TableTuning.tune(
            models.runtime().getModels().get(0), models.tables(), Set.of("contact", "metrics"))
        .get("T");
  }

  static DmnEngine camunda() {
    return DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  }

  DmnDecision camunda(DmnEngine engine) {
    return engine.parseDecision(
        "T", new ByteArrayInputStream(dmn(true).getBytes(StandardCharsets.UTF_8)));
  }

  List<Person> people(int many) {
    SplittableRandom random = new SplittableRandom(7);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int recency = random.nextInt(Math.max(5, rows / COUNTRIES.length * 5));
      int orders = random.nextInt(12);
      BigDecimal value = BigDecimal.valueOf(random.nextInt(200_000), 2);
      String country = COUNTRIES[random.nextInt(8)];
      String source = "s" + random.nextInt(5);
      boolean vip = random.nextBoolean();
      people.add(
          new Person(
              facts("c" + i, recency, orders, value, country, source, vip),
              Map.of(
                  "contact",
                  Map.of("country", country, "leadSource", source, "attributes", Map.of("vip", vip)),
                  "metrics",
                  Map.of(
                      "recencyDays", BigDecimal.valueOf(recency),
                      "orders", BigDecimal.valueOf(orders),
                      "historicalValue", value)),
              new HashMap<>(
                  Map.of(
                      "recencyDays", recency,
                      "orders", orders,
                      "historicalValue", value.doubleValue(),
                      "country", country,
                      "leadSource", source,
                      "vip", vip))));
    }
    return people;
  }

  private static ContactFacts facts(
      String id, int recency, int orders, BigDecimal value, String country, String source, boolean vip) {
    Contact contact =
        new Contact(
            id, null, null, null, null, null, country, null, null, null, null, null, null, null,
            source, null, Map.of("vip", vip));
    return new ContactFacts(
        contact,
        metrics(Map.of("recencyDays", recency, "orders", orders, "historicalValue", value)),
        Consent.UNKNOWN,
        new Context("email", "newsletter", "marketing", AT, ZoneOffset.UTC, Map.of()));
  }

  private static ContactMetrics metrics(Map<String, Object> known) {
    RecordComponent[] components = ContactMetrics.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = known.get(components[i].getName());
      types[i] = components[i].getType();
    }
    try {
      return ContactMetrics.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
