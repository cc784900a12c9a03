package io.winnow.engine.grid;

import io.winnow.core.rule.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** DMN files of many origins. */
public final class DmnFiles {

  private DmnFiles() {}

  /** Of our own: packaged rule sets, and files in the manner of other editors. */
  public static List<RuleSource> own() {
    return Stream.of(Path.of("src/main/resources/rules"), Path.of("src/test/resources/dmn-editors"))
        .flatMap(folder -> in(folder).stream())
        .toList();
  }

  /** The public conformance cases, where they are at hand. */
  public static List<RuleSource> conformance() {
    return in(Path.of("../shared/dmn-tck"));
  }

  /** In the manner of other editors; each has the table Habit with the same three rows. */
  public static List<RuleSource> editors() {
    return in(Path.of("src/test/resources/dmn-editors"));
  }

  public static RuleSource editor(String name) {
    return editors().stream().filter(file -> file.path().endsWith(name)).findFirst().orElseThrow();
  }

  private static List<RuleSource> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".dmn"))
          .sorted()
          .map(file -> new RuleSource(file.toString(), bytes(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
