package io.winnow.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Stops the server that a killed process left behind. The caller holds the folder's lock, so a
 * living server over this folder has no owner any more.
 */
final class OrphanedServer {

  private static final Logger LOG = Logger.getLogger(OrphanedServer.class);
  private static final int PATIENCE_SECONDS = 20;

  private OrphanedServer() {}

  static void stop(Path data) throws IOException {
    Optional<ProcessHandle> server = find(data);
    if (server.isEmpty()) {
      return;
    }
    ProcessHandle process = server.get();
    LOG.infof("event=orphaned-database-found pid=%d", process.pid());
    interrupt(process);
    if (!awaitExit(process)) {
      // what was committed is on disk: the next start recovers it from the write-ahead log
      process.destroyForcibly();
      awaitExit(process);
    }
    LOG.infof("event=orphaned-database-stopped pid=%d", process.pid());
  }

  /**
   * The living server named in postmaster.pid: pid, data folder, start time, port …, a line each.
   */
  static Optional<ProcessHandle> find(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(OrphanedServer::isPostgres);
  }

  /** A pid is used again after a reboot: never stop a stranger. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(c -> c.contains("postgres")).isPresent();
  }

  /**
   * SIGINT asks for a fast shutdown; Java itself can only send SIGTERM, which waits for clients.
   */
  private static void interrupt(ProcessHandle process) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      process.destroy();
      return;
    }
    Process kill =
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    }
  }
}
