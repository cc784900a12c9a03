package io.winnow.engine.kogito;

import org.junit.jupiter.api.Assumptions;

/** Whether this build generated the endpoints: -Dkogito.phase=none leaves them out. */
final class GeneratedEndpoints {

  private static final String GENERATED = "META-INF/resources/refs/segments.json";

  private GeneratedEndpoints() {}

  static void assumePresent() {
    Assumptions.assumeTrue(
        GeneratedEndpoints.class.getClassLoader().getResource(GENERATED) != null,
        "built with -Dkogito.phase=none: there are no generated endpoints");
  }
}
