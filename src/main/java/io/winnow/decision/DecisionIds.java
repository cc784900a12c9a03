package io.winnow.decision;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Decision ids: UUIDs of version 7, so that the log's rows are in the order of their writing. */
@Singleton
class DecisionIds {

  private final TimeBasedEpochGenerator generator;

  DecisionIds(Clock clock) {
    this.generator =
        new TimeBasedEpochGenerator(
            new SecureRandom(),
            new UUIDClock() {
              @Override
              public long currentTimeMillis() {
                return clock.millis();
              }
            });
  }

  UUID next() {
    return generator.generate();
  }

  /**
   * @throws ProblemException unknown-decision, also for what is no id at all
   */
  static UUID parse(String id) {
    try {
      UUID parsed = UUID.fromString(id);
      if (parsed.toString().equalsIgnoreCase(id)) {
        return parsed;
      }
    } catch (IllegalArgumentException notAnId) {
      // Falls through: nothing is stored under it.
    }
    throw unknown(id);
  }

  static ProblemException unknown(String id) {
    String shown = id.length() > 64 ? id.substring(0, 64) + "…" : id;
    return new ProblemException(
        ProblemType.UNKNOWN_DECISION, "There is no decision '" + shown + "' in the log.");
  }
}
