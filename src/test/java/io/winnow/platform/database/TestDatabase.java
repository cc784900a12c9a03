package io.winnow.platform.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives every Quarkus test the same real PostgreSQL, over a folder that is new for each run. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

  private EmbeddedDatabase database;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "test-data"));
      database = EmbeddedDatabase.start(Files.createTempDirectory(folder, "database"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user());
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
