package io.winnow.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/** A tree that is made without the parser is the parser's. */
class PlainTreeTest {

  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          true,
          new BigDecimal("3"),
          new BigDecimal("-0.50"),
          "a",
          "",
          "2026-01-01",
          List.of(),
          List.of("a", "b"),
          List.of(new BigDecimal("3")),
          Map.of("a", "b"),
          LocalDate.of(2026, 1, 1),
          ZonedDateTime.parse("2026-01-01T10:00:00+01:00[Europe/Berlin]"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "3",
        "3.50",
        "-0.5",
        "007",
        "12345678901234567890123456789.123456789012345",
        "\"a\"",
        "\"a, b\", \"c\"",
        "\"[1..3]\"",
        "\"\"",
        "true",
        "false, null",
        "null",
        "< 3",
        ">=3",
        "<=  -3.5, > 7",
        "> \"a\"",
        "< true",
        "> null",
        "[1..3]",
        "( 1 .. 3.5 )",
        "[-3..-1)",
        "[3..1]",
        "[\"a\"..\"c\"]",
        "[1..\"c\"]",
        "not(3)",
        "not(\"a\", \"b\")",
        "not([1..3], null)",
        "not(< 3)",
        "not(true)",
        "not( null )",
        "date(\"2026-01-01\")",
        "date( \"2026-01-01\" ), null",
        "[date(\"2026-01-01\")..date(\"2026-12-31\"))",
        "< @\"2026-01-01\"",
        "not(@\"2026-01-01\")",
        "not(date(\"2026-01-01\"))"
      })
  void itIsWhatTheParserMakes(String text) {
    UnaryTestListNode built = PlainTree.of(text, Set.of());
    UnaryTestListNode parsed = parsed(text);
    assertThat(built).isNotNull();
    assertThat(built.getState()).isEqualTo(parsed.getState());
    assertThat(nodes(built)).isEqualTo(nodes(parsed));
    for (Object value : VALUES) {
      assertThat(said(built, value)).as("%s of %s", text, value).isEqualTo(said(parsed, value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "contact.age",
        "? > 3",
        "\"a\" in ?",
        "3 + 1",
        "\"a\\nb\"",
        "not(3), not(4)",
        "not(-)",
        "date(\"2026-02-30\")",
        "date(2026, 1, 1)",
        "[1..contact.age]",
        "1,",
        "]1..3["
      })
  void allElseIsLeftToTheParser(String text) {
    assertThat(PlainTree.of(text, Set.of())).isNull();
  }

  @Test
  void aNameThatStandsForSomethingElseIsLeftToTheParser() {
    assertThat(PlainTree.of("date(\"2026-01-01\")", Set.of("date"))).isNull();
    assertThat(PlainTree.of("3", Set.of("date"))).isNotNull();
  }

  private static UnaryTestListNode parsed(String text) {
    CompilerContext compiler = ClosedCell.FEEL.newCompilerContext();
    compiler.addInputVariableType("?", BuiltInType.UNKNOWN);
    return (UnaryTestListNode)
        ClosedCell.FEEL.processUnaryTests(text, compiler).getInterpreted().getASTNode();
  }

  /** Kinds, operators, texts and types from the top down. */
  private static List<String> nodes(ASTNode node) {
    List<String> nodes = new ArrayList<>();
    String operator =
        node instanceof UnaryTestNode test
            ? test.getOperator().name()
            : node instanceof RangeNode range
                ? range.getLowerBound() + " " + range.getUpperBound()
                : "";
    String folded =
        node instanceof FunctionInvocationNode call ? "" + call.getTcFolded().value : "";
    nodes.add(
        "%s %s %s %s".formatted(node.getClass().getSimpleName(), operator, node.getText(), folded));
    Stream.of(node.getChildrenNode()).forEach(child -> nodes.addAll(nodes(child)));
    return nodes;
  }

  /** What each test answers, and each message. */
  private static List<String> said(UnaryTestListNode tree, Object value) {
    List<String> said = new ArrayList<>();
    EvaluationContext context =
        ClosedCell.FEEL.newEvaluationContext(
            List.of(event -> said.add(event.getSeverity() + " " + event.getMessage())), Map.of());
    for (UnaryTest test : tree.getCompiledUnaryTests()) {
      try {
        said.add(test + " " + test.apply(context, value));
      } catch (RuntimeException e) {
        said.add(e.toString());
      }
    }
    return said;
  }
}
