package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Issue.Severity;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.CellChecker;
import io.winnow.core.table.CellChecker.Cell;
import io.winnow.core.table.CellChecker.Finding;
import io.winnow.core.table.Grid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KieCellCheckerTest {

  private static final RuleSource MODEL =
      RuleSource.of(
          "m.dmn",
          """
          <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
            <itemDefinition name="tPlan"><typeRef>string</typeRef>
              <allowedValues><text>"free", "pro"</text></allowedValues></itemDefinition>
            <inputData name="contact"><variable name="contact" typeRef="Any"/></inputData>
            <inputData name="metrics"><variable name="metrics" typeRef="Any"/></inputData>
            <decision name="Worth of it"><variable name="Worth of it"/></decision>
          </definitions>
          """);

  private static final List<Grid.Input> INPUTS =
      List.of(
          new Grid.Input("plan", "Plan", "contact.attributes.plan", "tPlan", null),
          new Grid.Input("country", "Country", "contact.country", "string", "\"DE\", \"FR\""),
          new Grid.Input("orders", "Orders", "metrics.orders", "number", null));

  private static final List<Grid.Output> OUTPUTS =
      List.of(new Grid.Output("segment", null, "Segment", "string", null, null));

  private final CellChecker checker = new KieCellChecker();

  private List<Finding> check(String column, String text) {
    return checker.check(MODEL, INPUTS, OUTPUTS, List.of(new Cell(column, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "orders | >= 5",
        "orders | [1..5), > 10",
        "orders | -",
        "orders | not(3)",
        "orders | < metrics.spend",
        "orders | ? > 3 and ? < 9",
        "country | \"DE\", \"FR\"",
        "country | starts with(?, \"D\")",
        "plan | not(\"free\")",
        "segment | \"active\"",
        "segment | if Worth of it > 3 then \"a\" else \"b\"",
        "segment | [\"a\", \"b\"]",
        "nobody | {{{",
      })
  void findsNothingInWhatIsRight(String column, String text) {
    assertThat(check(column, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "orders | > = | dmn-err-compiling-feel",
        "orders | [1.. | dmn-err-compiling-feel",
        "orders | >= (5 | dmn-err-compiling-feel",
        "segment | \"active | dmn-err-compiling-feel",
        "segment | upper case( | dmn-err-compiling-feel",
        "orders | > nothing | dmn-err-compiling-feel",
        "country | DE | unquoted-text",
        "country | \"FR\", DE | unquoted-text",
        "segment | at risk | unquoted-text",
        "orders | < contact.shoeSize | unknown-fact",
        "orders | date(now()) < date(\"2026-01-01\") | feel-clock",
      })
  void tellsWhatCannotBeRead(String column, String text, String code) {
    assertThat(check(column, text))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(code);
              assertThat(found.severity()).isEqualTo(Severity.ERROR);
              assertThat(found.message()).doesNotContain("org.kie").isNotBlank();
              assertThat(found.cell()).isEqualTo(new Cell(column, text));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "country | \"DE\", \"UK\" | 'UK' is not among the values of 'Country' (DE, FR). Correct it, or add it there.",
        "plan | \"gold\" | 'gold' is not among the values of 'Plan' (free, pro). Correct it, or add it there.",
        "orders | \"5\" | \"5\" is a text, and values of 'Orders' are numbers.",
        "segment | 5 | values of 'Segment' are texts: write 5 in quotes.",
      })
  void warnsOfWhatDoesNotFitTheColumn(String column, String text, String message) {
    assertThat(check(column, text))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.message()).isEqualTo(message);
              assertThat(found.severity()).isEqualTo(Severity.WARNING);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "((((", "not(", "\"", "}", "a\u0000b", "🙂", "for x in"})
  void takesAnyText(String text) {
    assertThat(check("orders", text)).hasSize(1);
    assertThat(check("segment", text)).hasSize(1);
  }

  @Test
  void refusesWhatIsTooLongToBeRead() {
    assertThat(check("orders", "(".repeat(100)))
        .extracting(Finding::code)
        .contains("budget-nesting");
  }
}
