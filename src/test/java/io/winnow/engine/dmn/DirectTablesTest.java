package io.winnow.engine.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.rule.TableScans;
import io.winnow.engine.budget.Limits;
import io.winnow.ruleset.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectTablesTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");

  @Test
  void noPackagedTableNeedsTheEngine() throws IOException {
    List<RuleSource> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(CRM)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.add(
            new RuleSource(
                CRM.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path)));
      }
    }
    List<Issue> issues = new ArrayList<>();
    DmnProgram program =
        DmnCompiler.compile(
            RuleSetReader.read(files).ruleSet(),
            true,
            Limits.DEFAULT.source(),
            TableScans.NONE,
            issues);
    assertThat(issues).isEmpty();
    assertThat(program.byEngine()).isEmpty();
  }
}
