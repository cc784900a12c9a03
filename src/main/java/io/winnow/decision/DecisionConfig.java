package io.winnow.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How decisions are logged and batches run. */
@ConfigMapping(prefix = "winnow.decisions")
public interface DecisionConfig {

  Log log();

  Batch batch();

  /** How long a repeat with the same Idempotency-Key gets the same answer. */
  @WithDefault("PT24H")
  Duration idempotencyRetention();

  interface Log {
    /** Threads that write the log; each has a connection while it writes. */
    @WithDefault("3")
    int lanes();

    /** How many decisions may wait to be written before callers are turned away. */
    @WithDefault("8192")
    int queue();

    /** A transaction takes no more in once it has this many decisions. */
    @WithDefault("256")
    int group();

    /** How long a single decision waits for a place in the queue. */
    @WithDefault("PT2S")
    Duration patience();

    /** How long a statement may take before callers are told that the database is away. */
    @WithDefault("PT10S")
    Duration statementPatience();
  }

  interface Batch {
    /** How many batches may run at a time on this replica. */
    @WithDefault("8")
    int concurrent();

    /** Lines that are evaluated and logged together. */
    @WithDefault("256")
    int chunk();

    /** The longest line, in bytes. */
    @WithDefault("1048576")
    int maxLine();

    /**
     * Bytes of answers that wait in a temporary file for a caller who sends without reading; beyond
     * them the caller is not read from any more.
     */
    @WithDefault("4294967296")
    long maxWaiting();

    /** The most decisions in a JSON array. */
    @WithDefault("1000")
    int maxArray();
  }
}
