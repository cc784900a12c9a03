package io.winnow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.RuleSetReader;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is packaged passes the checks of publishing, which see more than the build does. */
class PackagedRuleSetsTest {

  @TestFactory
  Stream<DynamicTest> couldBePublished() {
    return PackagedRules.keys().stream()
        .map(
            key ->
                DynamicTest.dynamicTest(
                    key, () -> assertThat(errors(PackagedRules.sources(key))).isEmpty()));
  }

  @Test
  void findsABrokenFeelCellInItsPlace() {
    assertThat(errors(changed("segments.dmn", text -> text.replace("[90..180)", "[90..180..)"))))
        .isNotEmpty()
        .anySatisfy(
            issue -> {
              assertThat(issue.location().file()).isEqualTo("segments.dmn");
              assertThat(issue.location().table()).isEqualTo("Lifecycle");
              assertThat(issue.location().row()).isEqualTo(3);
            });
  }

  @Test
  void findsASegmentThatIsNotDeclared() {
    assertThat(errors(changed("segments.dmn", text -> text.replace("\"lapsing\"", "\"lapsed\""))))
        .anySatisfy(
            issue -> {
              assertThat(issue.code()).isEqualTo("unknown-segment");
              assertThat(issue.location().row()).isEqualTo(3);
            });
  }

  @Test
  void findsAFactThatDoesNotExist() {
    assertThat(
            errors(
                changed(
                    "segments.dmn",
                    text -> text.replace(">metrics.recencyDays<", ">metrics.recencyDay<"))))
        .anySatisfy(issue -> assertThat(issue.location().table()).isEqualTo("Lifecycle"));
  }

  @Test
  void findsARuleThatCannotBeCompiled() {
    assertThat(
            errors(changed("exclusions.drl", text -> text.replace("emailsSent90d", "mailsSent"))))
        .anySatisfy(issue -> assertThat(issue.location().file()).isEqualTo("exclusions.drl"));
  }

  @Test
  void findsAScenarioAboutAnUnknownOffer() {
    assertThat(
            errors(
                changed(
                    "scenarios/active-customer.yaml",
                    text -> text.replace("loyalty-reward", "loyalty-rewards"))))
        .extracting(Issue::code)
        .containsExactly("unknown-offer");
  }

  private static List<RuleSource> changed(String path, UnaryOperator<String> change) {
    return PackagedRules.sources("crm").stream()
        .map(
            source -> {
              if (!source.path().equals(path)) {
                return source;
              }
              String changed = change.apply(source.text());
              assertThat(changed).isNotEqualTo(source.text());
              return RuleSource.of(path, changed);
            })
        .toList();
  }

  private static List<Issue> errors(List<RuleSource> sources) {
    RuleSetReader.Reading reading = RuleSetReader.read(sources);
    if (reading.ruleSet() == null) {
      return reading.issues();
    }
    CompileResult result = PackagedRules.compile(reading.ruleSet());
    if (result instanceof CompileResult.Compiled compiled) {
      compiled.program().close();
    }
    return Stream.concat(
            result.issues().stream(), Scenarios.read(reading.ruleSet()).issues().stream())
        .filter(Issue::isError)
        .toList();
  }
}
