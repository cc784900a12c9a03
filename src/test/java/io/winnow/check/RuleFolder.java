package io.winnow.check;

import io.winnow.core.rule.RuleSource;
import io.winnow.engine.KieRuleCompiler;
import io.winnow.engine.analysis.KieRuleAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rule sets in folders, and the check of them without service and database. */
final class RuleFolder {

  static final String EXPECTED = "expected.yaml";
  static final Instant TODAY = Instant.parse("2026-11-23T10:00:00Z");

  private static final KieRuleAnalyst ANALYST = new KieRuleAnalyst();

  private RuleFolder() {}

  static List<RuleSource> read(Path folder) throws IOException {
    List<RuleSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.endsWith(EXPECTED)) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          sources.add(new RuleSource(path, Files.readAllBytes(file)));
        }
      }
    }
    return sources;
  }

  /** The same files with one changed. */
  static List<RuleSource> changed(
      List<RuleSource> files, String path, UnaryOperator<String> change) {
    return files.stream()
        .map(
            file ->
                file.path().equals(path) ? RuleSource.of(path, change.apply(file.text())) : file)
        .toList();
  }

  static CheckReport inspect(String key, List<RuleSource> files) {
    return new Inspection(new KieRuleCompiler(), ANALYST, TODAY).run(key, files);
  }
}
