package io.winnow.platform.database;

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
    if (System.getProperty(STARTED) != null || EarlyConfig.text(URL).isPresent()) {
      return;
    }
    EmbeddedDatabase database = EmbeddedDatabase.start(EarlyConfig.dataFolder());
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
}
