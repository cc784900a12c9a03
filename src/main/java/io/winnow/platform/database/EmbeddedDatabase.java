package io.winnow.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server that Winnow runs itself where no other is configured.
 *
 * <p>It keeps its data across restarts and forces every commit to disk. One process owns a data
 * folder (a file lock says so); a server that an earlier process left behind is stopped in order
 * before ours starts, so that a killed process never costs a failed start or a write.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String DATABASE = "postgres";

  private final EmbeddedPostgres server;
  private final FileChannel lockFile;

  private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lockFile) {
    this.server = server;
    this.lockFile = lockFile;
  }

  /**
   * Starts the server over {@code folder}, creating it at first.
   *
   * @throws DatabaseFolderException another process uses the folder, or it cannot be used; the
   *     message tells the operator what to do
   */
  public static EmbeddedDatabase start(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    Path data = root.resolve("postgres");
    FileChannel lockFile = lock(root);
    try {
      OrphanedServer.stop(data);
      DataFolder.setAsideIfIncomplete(data);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(root.resolve("server").toFile())
              .setPGStartupWait(START_LIMIT)
              .setLocaleConfig("locale", "C")
              // the library switches fsync off for tests; later options win
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_wal_size", "2GB")
              .setServerConfig("logging_collector", "on")
              .setServerConfig("log_filename", "postgresql-%a.log")
              .setServerConfig("log_truncate_on_rotation", "on")
              .setServerConfig("log_rotation_age", "1d")
              // else it writes the values of each row that it refuses, and these are personal data
              .setServerConfig("log_error_verbosity", "terse")
              .start();
      DataFolder.markComplete(data);
      LOG.infof("event=embedded-database-started port=%d folder=%s", server.getPort(), data);
      return new EmbeddedDatabase(server, lockFile);
    } catch (IOException | RuntimeException e) {
      release(lockFile);
      throw new DatabaseFolderException(
          "The embedded database over "
              + data
              + " did not start; its own log is in "
              + data.resolve("log")
              + ".",
          e);
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  public String user() {
    return "postgres";
  }

  @Override
  public void close() {
    try {
      server.close();
      LOG.info("event=embedded-database-stopped");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      release(lockFile);
    }
  }

  private static FileChannel lock(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("winnow.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new DatabaseFolderException(
            "Another Winnow is running on "
                + root
                + ". Stop it, or give this one its own folder with WINNOW_DATA_DIR.",
            null);
      }
      return channel;
    } catch (IOException e) {
      throw new DatabaseFolderException(
          "The folder " + root + " cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void release(FileChannel lockFile) {
    try {
      lockFile.close();
    } catch (IOException e) {
      LOG.warn("event=lock-release-failed", e);
    }
  }
}
