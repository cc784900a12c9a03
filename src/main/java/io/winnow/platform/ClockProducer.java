package io.winnow.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that reads the system's time; everything else asks for a {@link Clock}. */
public class ClockProducer {

  @Produces
  @Singleton
  Clock clock() {
    return system();
  }

  /** For what runs outside the container. */
  public static Clock system() {
    return Clock.systemUTC();
  }
}
