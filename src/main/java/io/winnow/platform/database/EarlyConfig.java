package io.winnow.platform.database;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The few settings that are needed before the container starts. */
public final class EarlyConfig {

  private static SmallRyeConfig config;

  private EarlyConfig() {}

  /** Where the embedded database and compiled forms are. */
  public static Path dataFolder() {
    return Path.of(text("winnow.data-dir").orElse("./data"));
  }

  /** A package's settings. */
  public static <T> T mapping(Class<T> type) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
    config().getConfigSources().forEach(builder::withSources);
    return builder.withMapping(type).withValidateUnknown(false).build().getConfigMapping(type);
  }

  static Optional<String> text(String name) {
    return config().getOptionalValue(name, String.class);
  }

  /** Read once, by whoever asks first: several threads begin the start. */
  private static synchronized SmallRyeConfig config() {
    if (config == null) {
      config = read();
    }
    return config;
  }

  /**
   * System properties, the environment and config/application.properties, as Quarkus ranks them.
   */
  private static SmallRyeConfig read() {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultSources();
    Path file = Path.of("config", "application.properties");
    if (Files.isReadable(file)) {
      try {
        builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
      } catch (IOException e) {
        throw new DatabaseFolderException("The file " + file + " cannot be read.", e);
      }
    }
    return builder.build();
  }
}
