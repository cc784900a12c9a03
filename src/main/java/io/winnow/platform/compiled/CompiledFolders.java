package io.winnow.platform.compiled;

import io.winnow.core.rule.CompiledForms;
import io.winnow.platform.ClockProducer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The compiled forms of this process, in the container and before it. */
public class CompiledFolders {

  /** Two a version: the rules and a spreadsheet. */
  private static final int MOST = 40;

  @Produces
  @Singleton
  CompiledForms forms(
      @ConfigProperty(name = "winnow.data-dir", defaultValue = "./data") String dataFolder,
      Clock clock) {
    return new CompiledFolder(() -> Path.of(dataFolder), MOST, clock);
  }

  /** For what runs outside the container. */
  public static CompiledForms early(Supplier<Path> dataFolder) {
    return new CompiledFolder(dataFolder, MOST, ClockProducer.system());
  }
}
