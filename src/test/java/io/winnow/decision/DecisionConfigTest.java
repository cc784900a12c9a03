package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Names and defaults are a contract with those who run the service. */
class DecisionConfigTest {

  private static DecisionConfig config(String... properties) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(DecisionConfig.class);
    for (int i = 0; i < properties.length; i += 2) {
      builder.withDefaultValue(properties[i], properties[i + 1]);
    }
    return builder.build().getConfigMapping(DecisionConfig.class);
  }

  @Test
  void defaultsStandInTheDocumentation() {
    DecisionConfig config = config();
    assertThat(config.idempotencyRetention()).isEqualTo(Duration.ofHours(24));
    assertThat(config.log().lanes()).isEqualTo(3);
    assertThat(config.log().queue()).isEqualTo(8_192);
    assertThat(config.log().group()).isEqualTo(256);
    assertThat(config.log().patience()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.batch().concurrent()).isEqualTo(8);
    assertThat(config.batch().chunk()).isEqualTo(256);
    assertThat(config.batch().maxLine()).isEqualTo(1 << 20);
    assertThat(config.batch().maxWaiting()).isEqualTo(4L << 30);
    assertThat(config.batch().maxArray()).isEqualTo(1_000);
  }

  @Test
  void namesStandInTheDocumentation() {
    DecisionConfig config =
        config("winnow.decisions.log.lanes", "3", "winnow.decisions.batch.max-line", "7");
    assertThat(config.log().lanes()).isEqualTo(3);
    assertThat(config.batch().maxLine()).isEqualTo(7);
  }
}
