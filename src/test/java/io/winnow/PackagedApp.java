package io.winnow;

import io.winnow.platform.database.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application as it is shipped, in a process of its own, on a free port. */
final class PackagedApp implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

  /** What a caller may do everything with. */
  static final String ADMIN_KEY = "0b6f1d83e94c2a75-of-the-tests";

  private static final int START_LIMIT_SECONDS = 120;

  /** Only what WINNOW_RULE_SETS_PACKAGED names is used of them. */
  private static final Path TEST_RULE_SETS = Path.of("src", "test", "resources");

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private PackagedApp(Process process) {
    this.process = process;
  }

  static PackagedApp start(Path dataFolder, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                    + File.pathSeparator
                    + TEST_RULE_SETS,
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
            .redirectErrorStream(true);
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("WINNOW_DATA_DIR", dataFolder.toString());
    builder.environment().put("WINNOW_BOOTSTRAP_ADMIN_KEY", ADMIN_KEY);
    builder.environment().putAll(environment);
    PackagedApp app = new PackagedApp(builder.start());
    Thread reader = new Thread(app::read, "packaged-app-output");
    reader.setDaemon(true);
    reader.start();
    return app;
  }

  /** A replica: it uses a database that others may use, too. */
  static PackagedApp start(EmbeddedDatabase database, String ruleSets) throws Exception {
    return start(database.jdbcUrl(), database.user(), ruleSets);
  }

  static PackagedApp start(String jdbcUrl, String user, String ruleSets) throws Exception {
    return start(
        Path.of("target", "no-data"),
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
            "QUARKUS_DATASOURCE_USERNAME", user,
            "WINNOW_RULE_SETS_PACKAGED", ruleSets));
  }

  /** The address, once the application listens. */
  URI address() throws Exception {
    return URI.create("http://127.0.0.1:" + port.get(START_LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  /** As {@code kill -9}: nothing is flushed, no hook runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * As {@code kill}: asks for an orderly end and does not wait for it. The process itself would
   * close its output, too.
   */
  void stop() {
    process.toHandle().destroy();
  }

  /** Until the application has written this. */
  void awaitOutput(String text) throws InterruptedException {
    synchronized (output) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
      while (!output().contains(text)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("never wrote '" + text + "':\n" + output());
        }
        output.wait(left);
      }
    }
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running:\n" + output());
    }
    return process.exitValue();
  }

  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
          output.notifyAll();
        }
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          port.complete(Integer.valueOf(listening.group(1)));
        }
      }
    } catch (IOException e) {
      // the process is gone
    }
    port.completeExceptionally(new IllegalStateException("did not start:\n" + output()));
  }
}
