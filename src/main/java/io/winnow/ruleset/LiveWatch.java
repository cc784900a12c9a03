package io.winnow.ruleset;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Keeps this replica at what the database says is live: hears it from the others at once over a
 * connection of its own, and looks every second or as configured, in case that connection was down
 * or lied.
 */
@ApplicationScoped
class LiveWatch {

  private static final Logger LOG = Logger.getLogger(LiveWatch.class);
  private static final int AFTER_THE_RULE_SETS = 3_000;
  private static final int PAUSE_MILLIS = 1_000;

  private final DataSource database;
  private final RuleSets ruleSets;
  private final Activations activations;
  private final Announcements announcements;
  private final Programs programs;
  private final Event<LookAtDatabase> others;
  private final int lookEveryMillis;
  private final Thread thread = new Thread(this::run, "rule-set-watch");
  private volatile boolean stopped;

  LiveWatch(
      DataSource database,
      RuleSets ruleSets,
      Activations activations,
      Announcements announcements,
      Programs programs,
      Event<LookAtDatabase> others,
      RuleSetConfig config) {
    this.others = others;
    this.lookEveryMillis = Math.toIntExact(Math.max(1, config.lookEvery().toMillis()));
    this.database = database;
    this.ruleSets = ruleSets;
    this.activations = activations;
    this.announcements = announcements;
    this.programs = programs;
  }

  void start(@Observes @Priority(AFTER_THE_RULE_SETS) StartupEvent event) {
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    thread.interrupt();
  }

  private void run() {
    boolean told = false;
    while (!stopped) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + Announcements.CHANNEL);
        told = false;
        try {
          listen(connection.unwrap(PGConnection.class));
        } finally {
          // the pool does not see what befalls it, and must not lend it to anybody
          connection.abort(Runnable::run);
        }
      } catch (SQLException | RuntimeException e) {
        if (!told && !stopped) {
          LOG.warnf("event=rule-set-watch-interrupted reason=%s", e.getClass().getSimpleName());
          told = true;
        }
        pause();
      }
    }
  }

  private void listen(PGConnection connection) throws SQLException {
    while (!stopped) {
      look();
      PGNotification[] heard = connection.getNotifications(lookEveryMillis);
      for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
        prepare(one.getParameter());
      }
    }
  }

  private void look() {
    ruleSets.sync();
    for (Activation coming : activations.coming()) {
      if (activations.isReady(coming) && activations.complete(coming)) {
        ruleSets.sync();
      }
    }
    others.fire(new LookAtDatabase());
  }

  private void prepare(String message) {
    if (message.startsWith(Announcements.PREPARE)) {
      String hash = message.substring(Announcements.PREPARE.length());
      if (programs.find(hash) == null) {
        Bundle files = announcements.prepared(hash);
        if (files != null) {
          programs.get(hash, () -> files);
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      // stopped tells whether to go on
    }
  }
}
