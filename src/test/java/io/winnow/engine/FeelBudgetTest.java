package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.facts;
import static io.winnow.engine.RuleSetFixture.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleProgram;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEEL that compiles and would run for ever, or fill the memory, ends by its budget. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeelBudgetTest {

  private static final String DEFINITION =
      """
      key: test
      segments: [{id: a, group: value}]
      decisions: {segments: ["m.dmn#Evil"]}
      """;
  static final ContactFacts FACTS =
      facts(
          contact("DE", Map.of()),
          metrics(Map.of("orders", 1_000_000_000, "recencyDays", 14)),
          Consent.UNKNOWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if count(for i in 1..1000000000 return i) > 0 then \"a\" else null",
        "if count(for i in 1..metrics.orders return i) > 0 then \"a\" else null",
        "if count(for i in 1..100000, j in 1..100000 return 1) > 0 then \"a\" else null",
        "if count(for i in 1..1000000000, j in [] return 1) > 0 then \"a\" else null",
        "if count(for i in 1..10000000 return for j in 1..10000000 return j) > 0 then \"a\" else null",
        "if some x in for i in 1..5000 return i, y in for i in 1..5000 return i, z in [] satisfies z = 1 then \"a\" else null",
        "if every x in for i in 1..5000 return i, y in for i in 1..5000 return i satisfies x + y > 0 then \"a\" else null",
        "if count((for i in 1..900 return i)[count((for j in 1..900 return j)[item > 0]) > 0]) > 0 then \"a\" else null",
        "{f: function(n) f(n + 1), r: f(1)}.r",
        "{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), r: if f(60) = 0 then \"a\" else null}.r",
        "{a: \"xxxxxxxxxxxxxxxx\", b: a+a+a+a, c: b+b+b+b, d: c+c+c+c, e: d+d+d+d, f: e+e+e+e, g: f+f+f+f, h: g+g+g+g, i: h+h+h+h, j: i+i+i+i, k: j+j+j+j, l: k+k+k+k, m: l+l+l+l, n: m+m+m+m, r: if string length(n) > 0 then \"a\" else null}.r",
        "{a: [1,1,1,1,1,1,1,1], b: [a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e], g: [f,f,f,f,f,f,f,f], h: [g,g,g,g,g,g,g,g], i: [h,h,h,h,h,h,h,h], r: if string(i) = \"\" then null else \"a\"}.r",
        "{a: [1,1,1,1,1,1,1,1], b: concatenate(a,a,a,a,a,a,a,a), c: concatenate(b,b,b,b,b,b,b,b), d: concatenate(c,c,c,c,c,c,c,c), e: concatenate(d,d,d,d,d,d,d,d), f: concatenate(e,e,e,e,e,e,e,e), g: concatenate(f,f,f,f,f,f,f,f), r: if count(g) > 0 then \"a\" else null}.r",
        "{a: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", b: replace(a, \"a\", a), c: replace(b, \"a\", a), d: replace(c, \"a\", a), e: replace(d, \"a\", a), r: if string length(e) > 0 then \"a\" else null}.r",
        "{a: string join(for i in 1..9000 return \"aaaaaaaa\", \"-\"), r: if string length(a) > 0 then \"a\" else null}.r",
        "{d: string join(for i in 1..500 return \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\", \"\"), l: for i in 1..9999 return \"\", r: if string length(string join(l, d)) > 0 then \"a\" else null}.r",
        "{d: string join(for i in 1..400 return \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\", \"\"), r: if count(for i in 1..9999 return d) > 0 then \"a\" else null}.r",
        "{d: string join(for i in 1..400 return \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\", \"\"), m: string join(for i in 1..4000 return \"$1\", \"\"), r: if string length(replace(d, \"(.*)\", m)) > 0 then \"a\" else null}.r",
        "if string length(string(\"%999999999s\", 1)) > 0 then \"a\" else null",
        "if string length(string(\"%.999999999f\", 1)) > 0 then \"a\" else null",
        "{d: string join(for i in 1..400 return \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\", \"\"), m: string join(for i in 1..4000 return \"%1$s\", \"\"), r: if string length(string(m, d)) > 0 then \"a\" else null}.r",
        "{x: 9.99e6999, r: if product(for i in 1..9000 return x) > 0 then \"a\" else null}.r",
        "if 2 ** number(\"1E400000000\") > 0 then \"a\" else null",
        "if number(\"1E400000000\") ** 2 > 0 then \"a\" else null",
        "if 2 ** range(\"[1..1e400000000]\").end > 0 then \"a\" else null",
        "if 2 ** -number(\"1E400000000\") > 0 then \"a\" else null",
        "if count(for i in 1..200000 return 1) > 0 then \"a\" else null",
        "if floor(10 ** 999999999) > 0 then \"a\" else null",
        "if string(10 ** 99999999) = \"\" then null else \"a\"",
        "if decimal(10 ** 99999999, 2) > 0 then \"a\" else null",
        "if number(\"1E999999999\") + 1 > floor(number(\"1E999999999\")) then \"a\" else null",
        "if count(for d in date(\"0001-01-01\")..date(\"9999-12-31\") return d) > 0 then \"a\" else null",
        "if count(for i in 1..1000 return partial) > 0 then \"a\" else null",
        "if count(sort(for i in 1..9000 return 9000 - i, function(x, y) count(for k in 1..9000 return k) > y)) > 0 then \"a\" else null",
      })
  void endsWhatHasNoEnd(String expression) {
    RuleProgram program = program(expression);
    assertThatThrownBy(() -> program.evaluate(FACTS, Detail.NONE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> {
              assertThat(e.isBudget()).as(e.issues().toString()).isTrue();
              Location at = e.issues().get(0).location();
              assertThat(at.file()).isEqualTo("m.dmn");
              assertThat(at.table()).isEqualTo("Evil");
            });
    assertThat(answer("\"a\"")).as("the thread is free again").isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"^(a+)+$\") then \"b\" else \"a\"",
        "if replace(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"^(a|a)*$\", \"\") = \"\" then null else \"a\"",
        "if count(split(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a*)*c\")) = 1 then \"a\" else null",
        "if count(for i in 1..1000 return i * i) = 1000 then \"a\" else null",
        "if sum(for i in 1..100 return sum(append(partial, 1))) > 0 then \"a\" else null",
        "{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: if f(20) > 0 then \"a\" else null}.r",
        "if every i in [1, 2, 3] satisfies i > 0 then \"a\" else null",
        "if [{x: 1}, {x: 2}][x = 2].x = [2] then \"a\" else null",
        "if replace(\"2026-11\", \"(\\d+)-(\\d+)\", \"$2/$1\") = \"11/2026\" then \"a\" else null",
        "if matches(\"Hello\", \"^h.*O$\", \"i\") and not(matches(\"Hello\", \"h\")) then \"a\" else null",
        "if split(\"a;b;;\", \";\") = [\"a\", \"b\", \"\", \"\"] then \"a\" else null",
        "if string join([\"a\", \"b\"], \"-\") = \"a-b\" then \"a\" else null",
        "if string join([\"a\", null, \"\", \"b\"], \"-\") = \"a--b\" and string join([], \"-\") = \"\" and string join([\"a\", \"b\"], null) = \"ab\" then \"a\" else null",
        "if sum([1, 2.5]) = 3.5 and sum(1, 2) = 3 and sum([]) = null then \"a\" else null",
        "if product([2, 3.5]) = 7 and product(2, 3) = 6 then \"a\" else null",
        "if string(1.10) = \"1.10\" and string(null) = null and string(\"%s of %5.2f\", \"a\", 1.5) = \"a of  1.50\" then \"a\" else null",
        "if (3 in range(\"[1..5]\")) then \"a\" else null",
        "if count(for i in 1..90000, j in [] return 1) = 0 and 2 ** 0.5 > 1.41 and 1.5e300 > 1e3 then \"a\" else null",
        "if (3 in [1..5]) and 2 ** 10 = 1024 then \"a\" else null",
      })
  void leavesAloneWhatEnds(String expression) {
    assertThat(answer(expression)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum([1, \"x\"])",
        "product([1, null])",
        "string(\"%d\", \"a\")",
        "range(\"[((((1))))..5]\")",
      })
  void tellsWhatCannotBeMade(String expression) {
    RuleProgram program = program(expression);
    assertThatThrownBy(() -> program.evaluate(FACTS, Detail.NONE))
        .isInstanceOfSatisfying(EvaluationException.class, e -> assertThat(e.isBudget()).isFalse());
  }

  @Test
  void asksForNoDecisionByText() {
    RuleProgram program = program("invoke(\"urn:test\", \"Test\", \"Evil\", {})");
    assertThatThrownBy(() -> program.evaluate(FACTS, Detail.NONE))
        .isInstanceOf(EvaluationException.class);
  }

  private static String answer(String expression) {
    Findings findings = program(expression).evaluate(FACTS, Detail.REASONS);
    return findings.segments().isEmpty() ? null : findings.segments().get(0).segment();
  }

  static RuleProgram program(String expression) {
    return RuleSetFixture.of(DEFINITION).with("m.dmn", dmn(literal(expression))).program();
  }

  private static String literal(String expression) {
    String text = expression.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return """
        <decision id="e" name="Evil"><variable name="Evil" typeRef="Any"/>
        <informationRequirement><requiredInput href="#i1"/></informationRequirement>
        <informationRequirement><requiredInput href="#i2"/></informationRequirement>
        <literalExpression><text>%s</text></literalExpression></decision>
        """
        .formatted(text);
  }
}
