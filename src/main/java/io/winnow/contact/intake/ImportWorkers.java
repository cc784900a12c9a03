package io.winnow.contact.intake;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that imports work on, as many as there are processors however many imports run: so
 * imports leave connections and processors to decisions and can never wait for each other in a
 * ring.
 */
@ApplicationScoped
class ImportWorkers implements Executor {

  private final ExecutorService threads =
      Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
