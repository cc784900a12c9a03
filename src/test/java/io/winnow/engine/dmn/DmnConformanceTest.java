package io.winnow.engine.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * DMN means what its specification says, after the guard and the compiler that rule sets go
 * through: in cases of our own always, and in the public conformance cases where they are at hand.
 */
class DmnConformanceTest {

  private static final Path OWN = Path.of("src/test/resources/dmn");
  private static final Path PUBLIC = Path.of("../shared/dmn-tck");
  private static final Path PAGE = Path.of("docs/reference/dmn-conformance.md");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+/[^`]+)` \\| (.+) \\|");
  private static final ConformanceExceptions NONE = new ConformanceExceptions(Map.of(), Map.of());

  @TestFactory
  Stream<DynamicContainer> answersOwnCases() throws IOException {
    return cases(OWN, NONE);
  }

  @TestFactory
  Stream<DynamicContainer> answersPublicCases() throws IOException {
    assumeTrue(Files.exists(PUBLIC), "skipped: " + PUBLIC + " is not here");
    return cases(PUBLIC, ConformanceExceptions.read());
  }

  private static Stream<DynamicContainer> cases(Path folder, ConformanceExceptions exceptions)
      throws IOException {
    List<DynamicContainer> containers = new ArrayList<>();
    for (ConformanceFile file : ConformanceFile.under(folder)) {
      ConformanceModel indexed = new ConformanceModel(file, true);
      ConformanceModel plain = new ConformanceModel(file, false);
      containers.add(
          DynamicContainer.dynamicContainer(
              file.folder(),
              file.cases().stream()
                  .map(
                      c ->
                          DynamicTest.dynamicTest(
                              c.id(),
                              () -> {
                                check(indexed, c, exceptions);
                                check(plain, c, exceptions);
                                assertThat(indexed.said(c)).isEqualTo(plain.said(c));
                              }))));
    }
    assertThat(containers).isNotEmpty();
    return containers.stream();
  }

  private static void check(
      ConformanceModel model, ConformanceFile.Case wanted, ConformanceExceptions exceptions) {
    String refused = exceptions.refused().get(wanted.id());
    if (refused != null) {
      assertThat(model.refusals()).containsExactly(refused);
    } else if (exceptions.library().containsKey(wanted.id())) {
      assertThat(model.differences(wanted)).as("passes: take it off the list").isNotEmpty();
    } else {
      assertThat(model.differences(wanted)).isEmpty();
    }
  }

  @Test
  void tablesNeedNoEngine() throws IOException {
    Set<String> direct = new HashSet<>();
    for (ConformanceFile file : ConformanceFile.under(OWN)) {
      direct.addAll(new ConformanceModel(file, true).direct());
    }
    assertThat(direct).contains("Shipping", "Perks", "First perk");
  }

  @Test
  void pageNamesEveryException() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group(2))).as(row.group()).isNull();
    }
    assertThat(rows).isEqualTo(ConformanceExceptions.read().rows());
  }

  @Test
  void pageHasTheTotals() throws IOException {
    assumeTrue(Files.exists(PUBLIC), "skipped: " + PUBLIC + " is not here");
    ConformanceExceptions exceptions = ConformanceExceptions.read();
    Set<String> unknown = exceptions.cases().collect(Collectors.toSet());
    for (String level : List.of("2", "3")) {
      List<ConformanceFile> files =
          ConformanceFile.under(PUBLIC.resolve("compliance-level-" + level));
      List<String> cases =
          files.stream().flatMap(f -> f.cases().stream()).map(ConformanceFile.Case::id).toList();
      assertThat(cases).doesNotHaveDuplicates();
      unknown.removeAll(cases);
      assertThat(Files.readString(PAGE))
          .contains(
              "| %s | %d | %d | %d | %d | %d |"
                  .formatted(
                      level,
                      files.size(),
                      cases.size(),
                      cases.stream().filter(id -> exceptions.cases().noneMatch(id::equals)).count(),
                      cases.stream().filter(exceptions.library()::containsKey).count(),
                      cases.stream().filter(exceptions.refused()::containsKey).count()));
    }
    assertThat(unknown).as("listed, but no case").isEmpty();
  }
}
