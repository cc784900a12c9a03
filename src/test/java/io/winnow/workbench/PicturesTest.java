package io.winnow.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walks take the pictures that the documentation shows, no other ones, and none is missing. */
class PicturesTest {

  private static final Pattern TAKEN =
      Pattern.compile("(?:looksGood|picture|seen)\\(\\s*\"([a-z-]+)\"");
  private static final Pattern SHOWN =
      Pattern.compile("\\]\\((?:\\.\\./)?(?:tutorial/)?([a-z-]+)\\.png\\)");

  private static Set<String> named(Path folder, String ending, Pattern pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(ending))
          .forEach(
              file -> {
                Matcher name = pattern.matcher(text(file));
                while (name.find()) {
                  names.add(name.group(1));
                }
              });
    }
    return names;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPictureThatAWalkTakesIsShownAndStandsInTheTutorial() throws IOException {
    Set<String> taken =
        named(Path.of("src/test/java/io/winnow/workbench"), "BrowserTest.java", TAKEN);
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("docs/tutorial"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .forEach(name -> there.add(name.replace(".png", "")));
    }
    assertThat(taken).isNotEmpty();
    assertThat(named(Path.of("docs"), ".md", SHOWN)).isEqualTo(taken);
    assertThat(there).isEqualTo(taken);
  }
}
