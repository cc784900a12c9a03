package io.winnow.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNMessageType;

/** The page of findings and the code know the same codes. */
class IssueCodesTest {

  private static final Path PAGE = Path.of("docs/reference/issues.md");
  private static final Path SOURCES = Path.of("src/main/java/io/winnow");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");

  /** A call that makes a finding, up to the end of its statement. */
  private static final Pattern FINDING =
      Pattern.compile(
          "(?:Issue\\.(?:error|warning|info)|new Issue|\\b\\w*[iI]ssue)\\((?:[^;]*?)\"([a-z]+(?:-[a-z0-9]+)+)\"\\s*,",
          Pattern.DOTALL);

  @Test
  void everyCodeIsDocumented() throws IOException {
    Set<String> used = new TreeSet<>();
    used.addAll(inSources(FINDING));
    used.addAll(inExpectations());
    assertThat(documented()).containsAll(used);
  }

  @Test
  void everyDocumentedCodeExists() throws IOException {
    Set<String> literals = inSources(LITERAL);
    Arrays.stream(DMNMessageType.values())
        .map(type -> "dmn-" + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .forEach(literals::add);
    assertThat(literals).containsAll(documented());
  }

  /** The codes in the first column of the page's tables. */
  private static Set<String> documented() throws IOException {
    Pattern code = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)*)`");
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf('|', 1)))
        .flatMap(line -> code.matcher(line).results().map(found -> found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inSources(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String feature :
        new String[] {"engine", "core/rule", "ruleset", "scenario", "check", "platform/yaml"}) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(feature))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          Matcher matcher = pattern.matcher(Files.readString(file));
          while (matcher.find()) {
            found.add(matcher.group(1));
          }
        }
      }
    }
    return found;
  }

  private static Set<String> inExpectations() throws IOException {
    Pattern code = Pattern.compile("code: ([a-z0-9-]+)");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
      for (Path file : files.filter(one -> one.endsWith("expected.yaml")).toList()) {
        code.matcher(Files.readString(file)).results().forEach(r -> found.add(r.group(1)));
      }
    }
    return found;
  }
}
