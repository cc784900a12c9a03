package io.winnow.platform.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledFolderTest {

  private static final byte[] FORM = {1, 2, 3};

  @TempDir Path data;
  private CompiledFolder forms;

  @BeforeEach
  void open() {
    forms = folder(data, "2030-01-01T00:00:00Z");
  }

  @Test
  void findsBitForBitWhatWasKept() {
    forms.keep("aa", FORM);
    assertThat(forms.find("aa")).isEqualTo(FORM);
    assertThat(forms.find("bb")).isNull();
  }

  @Test
  void leavesOnlyTheFormInAFolderOfItsOwn() throws IOException {
    forms.keep("aa", FORM);
    assertThat(names()).containsExactly("aa.form");
    if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("compiled"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void ignoresBrokenAndMisplacedFiles() throws IOException {
    forms.keep("aa", FORM);
    Path file = data.resolve("compiled").resolve("aa.form");
    byte[] whole = Files.readAllBytes(file);
    Files.copy(file, file.resolveSibling("bb.form"));
    assertThat(forms.find("bb")).isNull();
    for (int length : List.of(0, 5, whole.length - 1)) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThat(forms.find("aa")).as("%d bytes", length).isNull();
    }
    whole[whole.length - 1]++;
    Files.write(file, whole);
    assertThat(forms.find("aa")).isNull();
  }

  @Test
  void keepsThoseThatWereUsedLast() throws IOException {
    folder(data, "2000-01-01T00:00:00Z").keep("first", FORM);
    for (String key : List.of("a", "b", "c")) {
      forms.keep(key, FORM);
      forms.find("first");
    }
    assertThat(names()).hasSize(3).contains("first.form", "c.form");
  }

  @Test
  void makesNoDataFolder() {
    Path absent = data.resolve("absent");
    folder(absent, "2030-01-01T00:00:00Z").keep("aa", FORM);
    assertThat(absent).doesNotExist();
    assertThat(folder(absent, "2030-01-01T00:00:00Z").find("aa")).isNull();
  }

  @Test
  void goesOnWhereNothingCanBeKept() throws IOException {
    Files.writeString(data.resolve("compiled"), "in the way");
    forms.keep("aa", FORM);
    assertThat(forms.find("aa")).isNull();
  }

  private static CompiledFolder folder(Path data, String now) {

    return new CompiledFolder(() -> data, 3, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("compiled"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
