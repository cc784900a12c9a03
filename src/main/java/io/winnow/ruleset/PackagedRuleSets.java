package io.winnow.ruleset;

import io.quarkus.runtime.util.ClassPathUtils;
import io.winnow.core.rule.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the rule sets that come with the application. */
final class PackagedRuleSets {

  private PackagedRuleSets() {}

  /**
   * @return empty where the application packages no rule set of this key
   */
  static Bundle read(String key) {
    List<RuleSource> files = new ArrayList<>();
    try {
      ClassPathUtils.consumeAsPaths("rules/" + key, folder -> addFiles(folder, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bundle(files);
  }

  private static void addFiles(Path folder, List<RuleSource> files) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.add(new RuleSource(name, Files.readAllBytes(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
