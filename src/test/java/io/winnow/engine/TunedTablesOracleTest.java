package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.metrics;
import static io.winnow.engine.RuleSetFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.RuleProgram;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tuned tables answer exactly as the DMN engine does by itself, wrong types and nulls included. */
class TunedTablesOracleTest {

  private static final int TABLES = 210;
  private static final int CONTACTS = 40;
  private static final Detail[] ORDINARY = {Detail.NONE, Detail.REASONS};
  private static final List<String> POLICIES =
      List.of("UNIQUE", "ANY", "FIRST", "RULE ORDER", "COLLECT", "PRIORITY", "OUTPUT ORDER");
  private static final List<String> NUMBER_CELLS =
      List.of(
          "-",
          "3",
          "< 3",
          "<= 3",
          "> 3",
          ">= 3",
          "[1..3]",
          "(1..3]",
          "[1..3)",
          "(1..3)",
          "null",
          "not(3)",
          "< 1, > 3",
          "3.0",
          "[0.5..2.5]",
          "null, < 2",
          "-1",
          "3, 1, 2.5",
          "not(< 3)",
          "not([1..3])",
          "not(null)",
          "not(3, null)",
          "null, >= 3, 1");
  private static final List<String> TEXT_CELLS =
      List.of(
          "-",
          "\"a\"",
          "\"a\", \"b\"",
          "not(\"a\")",
          "null",
          "\"a\", null",
          "\"\"",
          "null, \"b\", \"c\"",
          "not(\"a\", null)",
          "not(\"a\", \"b\")",
          "not(null)");
  private static final List<String> LIST_CELLS =
      List.of(
          "-",
          "\"a\" in ?",
          "\"a\" in ?, \"b\" in ?",
          "not(\"a\" in ?)",
          "not(\"a\" in ?, \"c\" in ?)",
          "\"b\" in ?, \"c\" in ?",
          "list contains(?, \"b\")",
          "not(null)",
          "null");
  private static final List<String> ANY_CELLS =
      List.of("-", "-", "true", "false", "not(true)", "3", "< 3", "\"a\"", "null", "\"a\" in ?");
  private static final List<Object> ANYTHING =
      values(
          true,
          false,
          null,
          "a",
          "b",
          BigDecimal.ONE,
          new BigDecimal("3.0"),
          List.of("a"),
          List.of());
  private static final List<String> OUTPUTS =
      List.of("\"s0\"", "\"s1\"", "\"s2\"", "\"s2\"", "null", "contact.attributes.s");
  private static final List<Object> NUMBERS =
      values(0, 1, 2, 3, 4, "1.0", "3.00", "2.5", "-1", null);
  private static final List<Object> SEGMENTS = values("s0", "s1", "nowhere", null);
  private static final List<Object> TEXTS = values("a", "b", "c", "", null);

  static IntStream seeds() {
    return IntStream.range(0, TABLES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersAsTheEngineItself(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String policy = POLICIES.get(seed % POLICIES.size());
    StringBuilder rows = new StringBuilder();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      rows.append(pick(NUMBER_CELLS, random))
          .append(" | ")
          .append(pick(TEXT_CELLS, random))
          .append(" | ")
          .append(pick(LIST_CELLS, random))
          .append(" | ")
          .append(pick(ANY_CELLS, random))
          .append(" | ")
          .append(pick(OUTPUTS, random))
          .append(" | row ")
          .append(i)
          .append('\n');
    }
    RuleSetFixture ruleSet =
        RuleSetFixture.of(
                """
                key: test
                segments:
                  - {id: s0, group: value}
                  - {id: s1, group: value}
                  - {id: s2, group: value}
                decisions: {segments: ["m.dmn#T"]}
                attributes: [{name: n, type: number}, {name: t, type: string}, {name: l, type: stringList}, {name: s, type: string}]
                """)
            .with(
                "m.dmn",
                dmn(
                    table(
                        "T",
                        "hitPolicy=\"" + policy + "\"",
                        "contact.attributes.n | contact.attributes.t | contact.attributes.l | context.any",
                        policy.startsWith("P") || policy.startsWith("O")
                            ? "x=\"s2\",\"s1\",\"s0\""
                            : "x",
                        rows.toString())));
    RuleProgram tuned = ruleSet.program(new KieRuleCompiler(true));
    RuleProgram stock = ruleSet.program(new KieRuleCompiler(false));
    for (int i = 0; i < CONTACTS; i++) {
      ContactFacts facts =
          new ContactFacts(
              contact("DE", attributes(random)),
              metrics(Map.of()),
              Consent.UNKNOWN,
              new Context(null, null, null, RuleSetFixture.AT, ZoneOffset.UTC, any(random)));
      for (Detail detail : i % 8 == 0 ? Detail.values() : ORDINARY) {
        assertThat(answer(tuned, facts, detail))
            .as("%s%n%s%n%s", policy, rows, facts.contact().attributes())
            .isEqualTo(answer(stock, facts, detail));
      }
    }
  }

  private static Map<String, Object> attributes(SplittableRandom random) {
    Map<String, Object> attributes = new HashMap<>();
    Object number = pick(NUMBERS, random);
    attributes.put("n", number == null ? null : new BigDecimal(number.toString()));
    attributes.put("t", pick(TEXTS, random));
    attributes.put("s", pick(SEGMENTS, random));
    List<String> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(random.nextBoolean() ? "a" : "c");
    }
    attributes.put("l", random.nextInt(4) == 0 ? null : list);
    return attributes;
  }

  private static Map<String, Object> any(SplittableRandom random) {
    Map<String, Object> any = new HashMap<>();
    any.put("any", pick(ANYTHING, random));
    return any;
  }

  private static Object answer(RuleProgram program, ContactFacts facts, Detail detail) {
    try {
      return program.evaluate(facts, detail);
    } catch (EvaluationException e) {
      return e.issues();
    }
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<Object> values(Object... values) {
    return java.util.Arrays.asList(values);
  }
}
