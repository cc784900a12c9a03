package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is shipped does not start with a door open. */
class UnsafeStartIT {

  @TempDir Path folder;

  private void assertRefused(String setting, String value, String... reason) throws Exception {
    try (PackagedApp app = PackagedApp.start(folder, Map.of(setting, value))) {
      assertThat(app.awaitExit()).isEqualTo(1);
      assertThat(app.output()).contains(reason).doesNotContain("Listening on:");
    }
  }

  @Test
  void refusesToLetEverybodyIn() throws Exception {
    assertRefused(
        "WINNOW_SECURITY_ANONYMOUS",
        "viewer",
        "winnow.security.anonymous is 'viewer'",
        "In production it must be none (the default).");
  }

  @Test
  void refusesAKeyThatIsEasyToGuess() throws Exception {
    assertRefused(
        "WINNOW_BOOTSTRAP_ADMIN_KEY",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "WINNOW_BOOTSTRAP_ADMIN_KEY is too easy to guess");
  }
}
