package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.platform.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @Test
  void everyProblemHasItsSection() throws IOException {
    String page = Files.readString(Path.of("docs/reference/problems.md"));
    List<String> sections =
        page.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).toList();
    assertThat(sections)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::code).toList());
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*", "");
        boolean relative = !target.isEmpty() && !target.contains("://") && !target.startsWith("/");
        if (relative && !Files.exists(page.toAbsolutePath().getParent().resolve(target))) {
          dead.add(page + " → " + target);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void everyPageIsReachableFromTheIndex() throws IOException {
    String index = Files.readString(Path.of("docs/README.md"));
    for (Path page : pages()) {
      Path docs = Path.of("docs");
      if (page.startsWith(docs) && !page.endsWith("README.md")) {
        assertThat(index).contains("(" + docs.relativize(page) + ")");
      }
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")))
          .filter(Files::exists)
          .toList();
    }
  }
}
