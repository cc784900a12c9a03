package io.winnow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir Path folder;

  @Test
  void forcesCommitsToDisk() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "show fsync")).isEqualTo("on");
      assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
      assertThat(ask(database, "show server_version")).startsWith("17.");
    }
  }

  @Test
  void keepsDataAcrossRestarts() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      run(database, "create table kept as select 42 as answer");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void refusesAFolderThatAnotherOneUses() {
    try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(DatabaseFolderException.class)
          .hasMessageContaining("Another Winnow is running")
          .hasMessageContaining("WINNOW_DATA_DIR");
      assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://localhost:");
    }
  }

  @Test
  void setsAsideAFolderWhoseCreationWasInterrupted() throws IOException, SQLException {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(data.resolve("postgresql.conf"), "half");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "select 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("postgres.incomplete-1").resolve("postgresql.conf"))
        .hasContent("half");
  }

  @Test
  void neverStopsAStrangerWhosePidIsInAStaleFile() throws IOException {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
    assertThat(OrphanedServer.find(data)).isEmpty();
  }

  @Test
  void ownLogDoesNotTellWhatIsInRows() throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      run(database, "create table person (name text primary key)");
      assertThatThrownBy(
              () -> {
                insert(database, "Erika Mustermann");
                insert(database, "Erika Mustermann");
              })
          .hasMessageContaining("duplicate key");
    }
    // complete by now: the server's own writer of the log ends with it
    StringBuilder written = new StringBuilder();
    try (DirectoryStream<Path> logs =
        Files.newDirectoryStream(folder.resolve("postgres").resolve("log"))) {
      for (Path log : logs) {
        written.append(Files.readString(log));
      }
    }
    assertThat(written).contains("duplicate key").doesNotContain("Mustermann");
  }

  private static void insert(EmbeddedDatabase database, String name) throws SQLException {
    try (Connection connection = connect(database);
        PreparedStatement insert = connection.prepareStatement("insert into person values (?)")) {
      insert.setString(1, name);
      insert.execute();
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), "");
  }
}
