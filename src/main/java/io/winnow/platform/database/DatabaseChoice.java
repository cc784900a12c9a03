package io.winnow.platform.database;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decides between the configured database and the embedded one, before the container starts. */
public final class DatabaseChoice {

  private static final String URL = "quarkus.datasource.jdbc.url";
  private static final String USER = "quarkus.datasource.username";

  /** Kept in a system property: development mode runs main again in the same process. */
  private static final String STARTED = "winnow.embedded-database.started";

  private DatabaseChoice() {}

  /**
   * Without a configured JDBC URL, starts the embedded database and points the datasource at it. It
   * is stopped when the process ends.
   *
   * @param awaitServiceStop returns when the service no longer needs the database
   */
  public static void startEmbeddedUnlessConfigured(Runnable awaitServiceStop) {
    SmallRyeConfig config = config();
    if (System.getProperty(STARTED) != null
        || config.getOptionalValue(URL, String.class).isPresent()) {
      return;
    }
    String folder = config.getOptionalValue("winnow.data-dir", String.class).orElse("./data");
    EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(folder));
    System.setProperty(STARTED, "true");
    System.setProperty(URL, database.jdbcUrl());
    System.setProperty(USER, database.user());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  awaitServiceStop.run();
                  database.close();
                },
                "embedded-database-stop"));
  }

  /**
   * System properties, the environment and config/application.properties, as Quarkus ranks them.
   */
  private static SmallRyeConfig config() {
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
