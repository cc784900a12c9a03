package io.winnow.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.engine.FactSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** Expressions that choose between facts, held to what FEEL makes of the whole. */
class FactExpressionTest {

  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          true,
          false,
          new BigDecimal("3"),
          new BigDecimal("3.0"),
          "EUR",
          "USD",
          "",
          List.of(),
          List.of("EUR"),
          Map.of("EUR", "x"),
          LocalDate.of(2026, 1, 1),
          ZonedDateTime.parse("2026-11-28T10:00:00+01:00[Europe/Berlin]"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if metrics.currency = null or metrics.currency = \"EUR\" then metrics.orders else null",
        "if metrics.currency in (\"EUR\", \"USD\") then metrics.currency else \"other\"",
        "if metrics.currency != null then metrics.currency else []",
        "if null = metrics.currency then [\"none\", 1] else metrics.currency",
        "if metrics.currency >= 3 then true else false",
        "if metrics.currency < \"F\" and metrics.orders > 2 then -1 else metrics.orders",
        "if metrics.currency then 1 else 2",
        "if metrics.currency = metrics.orders then 1 else metrics.orders",
        "if metrics.currency = null then (if metrics.orders = null then 0 else metrics.orders) else 9",
        "if metrics.currency in [3, \"EUR\"] then metrics.orders else metrics.currency",
        "if metrics.currency in metrics.orders then 1 else 0",
        "if metrics.currency = null then \"none\" else \"In \" + metrics.currency + \".\"",
        "metrics.currency.month",
        "metrics.orders.weekday",
      })
  void choosesAsFeelDoes(String text) {
    FactExpression choice = FactExpression.of(text);

    assertThat(choice).isNotNull();
    CompilerContext names = ClosedCell.FEEL.newCompilerContext();
    names.addInputVariableType("metrics", BuiltInType.UNKNOWN);
    CompiledExpression whole = ClosedCell.FEEL.compile(text, names);
    int sure = 0;
    for (int round = 0; round < 2; round++) {
      for (Object currency : VALUES) {
        for (Object orders : VALUES) {
          FactSource facts = facts(currency, orders);
          boolean[] troubled = new boolean[1];
          Object wanted =
              ClosedCell.FEEL.evaluate(
                  whole,
                  ClosedCell.FEEL.newEvaluationContext(
                      Set.of(event -> troubled[0] = true), facts.byName()));
          Object chosen = choice.value(facts);
          if (chosen != FactExpression.UNSURE) {
            assertThat(troubled[0]).as("%s, %s has a message", currency, orders).isFalse();
            assertThat(chosen).as("%s, %s", currency, orders).isEqualTo(wanted);
            sure++;
          } else {
            assertThat(troubled[0] || !text.startsWith("if") || text.contains("+"))
                .as("%s, %s is not left to FEEL", currency, orders)
                .isTrue();
          }
        }
      }
    }
    assertThat(sure).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.currency",
        "metrics.currency.hour",
        "metrics.month",
        "metrics.orders.month.year",
        "if metrics.orders = 3 then metrics.currency.year else 0",
        "if today() = date(\"2026-01-01\") then 1 else 2",
        "if metrics.currency = null then now() else null",
        "if metrics.currency = null then metrics.orders + 1 else null",
        "if true then 1 else 2",
        "if metrics.surveyAnswers.x.y = null then 1 else 2",
        "if contact = null then 1 else 2",
        "if some x in segments satisfies x = \"a\" then 1 else 2",
        "if nothing = null then 1 else 2",
        "if metrics.currency = then",
      })
  void leavesTheRestToFeel(String text) {
    assertThat(FactExpression.of(text)).isNull();
  }

  @Test
  void forgetsNothingItWasNotToldAndGrowsNoFurther() {
    FactExpression choice = FactExpression.of("if metrics.currency = \"7\" then 1 else 0");

    for (int i = 0; i < 5_000; i++) {
      Object wanted = i == 7 ? BigDecimal.ONE : BigDecimal.ZERO;
      assertThat(choice.value(facts("" + i, null))).isEqualTo(wanted);
      assertThat(choice.value(facts("" + i, null))).isEqualTo(wanted);
    }
  }

  @Test
  void leavesLongTextsToFeelWhichHasABudget() {
    FactExpression joined =
        FactExpression.of("if metrics.orders = 1 then null else \"In \" + metrics.currency");

    assertThat(joined.value(facts("x".repeat(100), null))).isEqualTo("In " + "x".repeat(100));
    assertThat(joined.value(facts("x".repeat(1_000), null))).isSameAs(FactExpression.UNSURE);
  }

  private static FactSource facts(Object currency, Object orders) {
    Map<String, Object> metrics = new HashMap<>();
    metrics.put("currency", currency);
    metrics.put("orders", orders);
    return FactSource.of(
        Map.of(
            "metrics",
            metrics,
            "contact",
            Map.of(),
            "consent",
            Map.of(),
            "context",
            Map.of(),
            "segments",
            List.of()));
  }
}
