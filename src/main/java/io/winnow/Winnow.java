package io.winnow;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.winnow.demo.Demo;
import io.winnow.engine.EngineConfig;
import io.winnow.engine.KieRuleCompiler;
import io.winnow.engine.budget.BudgetConfig;
import io.winnow.platform.compiled.CompiledFolders;
import io.winnow.platform.database.DatabaseChoice;
import io.winnow.platform.database.DatabaseFolderException;
import io.winnow.platform.database.EarlyConfig;
import io.winnow.ruleset.EarlyStart;
import io.winnow.ruleset.ScanMeters;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the service, with its own database where no other is configured. */
@QuarkusMain
public final class Winnow {

  private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";
  private static final int SHUTDOWN_LIMIT_SECONDS = 60;

  private Winnow() {}

  public static void main(String... args) {
    if (args.length > 0 && args[0].equals("demo")) {
      System.exit(Demo.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    CountDownLatch stopped = new CountDownLatch(1);
    EarlyStart.begin(
        "crm",
        new KieRuleCompiler(
            CompiledFolders.early(EarlyConfig::dataFolder),
            EarlyConfig.mapping(EngineConfig.class),
            EarlyConfig.mapping(BudgetConfig.class),
            new ScanMeters()));
    prepareContainer();
    try {
      DatabaseChoice.startEmbeddedUnlessConfigured(() -> await(stopped));
    } catch (DatabaseFolderException e) {
      System.err.println("Winnow cannot start. " + e.getMessage());
      System.exit(1);
    }
    Quarkus.run(
        null,
        (code, failure) -> {
          stopped.countDown();
          if (failure != null) {
            tell(failure);
          }
          System.exit(code);
        },
        args);
  }

  /**
   * Loads the application while the database server is starting: what Quarkus does before it reads
   * the configuration needs no database.
   */
  private static void prepareContainer() {
    Thread thread =
        new Thread(
            () -> {
              try {
                Class.forName(APPLICATION, true, Thread.currentThread().getContextClassLoader());
              } catch (ClassNotFoundException e) {
                // Quarkus says so itself when it is run
                return;
              }
            },
            "early-container");
    thread.setDaemon(true);
    thread.start();
  }

  /** Nobody else does: with a handler of our own, Quarkus leaves it to us. */
  private static void tell(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    System.err.println("Winnow cannot start. " + root.getMessage());
    if (!(root instanceof IllegalStateException)) {
      failure.printStackTrace();
    }
  }

  /** The database outlives the service: requests in flight still need it. */
  private static void await(CountDownLatch stopped) {
    try {
      stopped.await(SHUTDOWN_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
