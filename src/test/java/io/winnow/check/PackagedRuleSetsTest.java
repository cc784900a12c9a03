package io.winnow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.check.CheckReport.Finding;
import io.winnow.core.rule.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is packaged passes the check that drafts must pass. */
class PackagedRuleSetsTest {

  private static final Path RULES = Path.of("src/main/resources/rules");

  /** Warnings that are meant to be, and why. */
  private static final List<Accepted> ACCEPTED =
      List.of(
          new Accepted(
              "gap",
              "Buying habit",
              "who has not bought has no buying habit: the table Lifecycle makes them prospects"));

  private record Accepted(String code, String table, String reason) {
    boolean covers(Finding finding) {
      return code.equals(finding.code()) && table.equals(finding.location().table());
    }
  }

  private static List<RuleSource> crm;

  @BeforeAll
  static void read() throws IOException {
    crm = RuleFolder.read(RULES.resolve("crm"));
  }

  @TestFactory
  Stream<DynamicTest> couldBePublished() throws IOException {
    try (Stream<Path> folders = Files.list(RULES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream()
          .map(folder -> DynamicTest.dynamicTest(name(folder), () -> holds(folder)));
    }
  }

  private static void holds(Path folder) throws IOException {
    CheckReport report = RuleFolder.inspect(name(folder), RuleFolder.read(folder));
    assertThat(report.publishable()).isTrue();
    assertThat(report.issues())
        .filteredOn(finding -> !finding.severity().equals("info"))
        .allMatch(finding -> ACCEPTED.stream().anyMatch(accepted -> accepted.covers(finding)));
    assertThat(report.coverage().uncovered()).isEmpty();
    assertThat(report.scenarios().failed()).isZero();
  }

  @Test
  void findsABrokenFeelCellInItsPlace() {
    assertThat(errors("segments.dmn", text -> text.replace("[90..180)", "[90..180..)")))
        .anySatisfy(
            error -> {
              assertThat(error.location().file()).isEqualTo("segments.dmn");
              assertThat(error.location().table()).isEqualTo("Lifecycle");
              assertThat(error.location().row()).isEqualTo(3);
            });
  }

  @Test
  void findsASegmentThatIsNotDeclared() {
    assertThat(errors("segments.dmn", text -> text.replace("\"lapsing\"", "\"lapsed\"")))
        .anySatisfy(
            error -> {
              assertThat(error.code()).isEqualTo("unknown-segment");
              assertThat(error.location().row()).isEqualTo(3);
            });
  }

  @Test
  void findsAFactThatDoesNotExist() {
    assertThat(
            errors(
                "segments.dmn",
                text -> text.replace(">metrics.recencyDays<", ">metrics.recencyDay<")))
        .anySatisfy(error -> assertThat(error.location().table()).isEqualTo("Lifecycle"));
  }

  @Test
  void findsARuleThatCannotBeCompiled() {
    assertThat(errors("exclusions.drl", text -> text.replace("emailsSent90d", "mailsSent")))
        .anySatisfy(error -> assertThat(error.location().file()).isEqualTo("exclusions.drl"));
  }

  @Test
  void findsAScenarioAboutAnUnknownOffer() {
    assertThat(
            errors(
                "scenarios/active-customer.yaml",
                text -> text.replace("loyalty-reward", "loyalty-rewards")))
        .extracting(Finding::code)
        .containsExactly("unknown-offer");
  }

  @Test
  void findsTheScenariosThatAChangeBreaksAndTheRowThatOverlaps() {
    List<Finding> errors = errors("segments.dmn", text -> text.replace("[90..180)", "[80..180)"));
    assertThat(errors).extracting(Finding::code).containsOnly("overlap", "scenario-failed");
    assertThat(errors.get(0).message()).contains("80 to 89");
  }

  private static List<Finding> errors(String path, UnaryOperator<String> change) {
    List<RuleSource> files = RuleFolder.changed(crm, path, change);
    return RuleFolder.inspect("crm", files).issues().stream()
        .filter(finding -> finding.severity().equals("error"))
        .toList();
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
