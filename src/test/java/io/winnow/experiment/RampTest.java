package io.winnow.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.audit.Audit;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.State;
import io.winnow.draft.Reviews;
import io.winnow.experiment.GuardrailReport.Breach;
import io.winnow.platform.problem.ProblemException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ramps by a clock and a report of the test's own. */
@QuarkusTest
class RampTest {

  private static final RampRequest DAILY =
      new RampRequest(List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0), Duration.ofDays(1));
  private static final GuardrailReport ALL_IS_WELL = experiment -> List.of();

  @Inject Reviews reviews;
  @Inject RampStore store;
  @Inject Ramps ramps;
  @Inject Experiments experiments;
  @Inject Audit audit;
  @Inject Clock clock;

  private Lab lab;
  private Instant now;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
    now = clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private String ramped() {
    String key = lab.running(", \"coverage\": 0.01, \"guardrails\": [\"unsubscribe\"]");
    store.begin(experiments.find(key), DAILY, 0, "ada", now);
    return key;
  }

  private double afterDays(String key, int days, GuardrailReport report) {
    ramps.run(now.plus(Duration.ofDays(days)), report);
    return experiments.find(key).coverage();
  }

  @Test
  void raisesTheCoverageStepByStepAndEndsAfterTheLast() {
    String key = ramped();
    ramps.run(now.plus(Duration.ofHours(23)), ALL_IS_WELL);
    assertThat(experiments.find(key).coverage()).isEqualTo(0.01);
    assertThat(afterDays(key, 1, ALL_IS_WELL)).isEqualTo(0.05);
    assertThat(afterDays(key, 2, ALL_IS_WELL)).isEqualTo(0.1);
    assertThat(afterDays(key, 3, ALL_IS_WELL)).isEqualTo(0.25);
    assertThat(afterDays(key, 4, ALL_IS_WELL)).isEqualTo(0.5);
    assertThat(afterDays(key, 5, ALL_IS_WELL)).isEqualTo(1);
    assertThat(ramps.find(key).state()).isEqualTo("running");
    assertThat(ramps.find(key).step()).isEqualTo(6);
    afterDays(key, 6, ALL_IS_WELL);
    assertThat(ramps.find(key).state()).isEqualTo("done");
    assertThat(experiments.find(key).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void goesBackToTheLiveVersionWhenAGuardrailIsBroken() {
    String key = ramped();
    assertThat(afterDays(key, 1, ALL_IS_WELL)).isEqualTo(0.05);
    GuardrailReport broken =
        experiment -> List.of(new Breach("unsubscribe", "b", "unsubscribe is 12 % worse in b."));
    ramps.run(now.plus(Duration.ofDays(1)).plus(Duration.ofHours(1)), broken);
    Experiment experiment = experiments.find(key);
    assertThat(experiment.state()).isEqualTo(State.STOPPED);
    RampInfo ramp = ramps.find(key);
    assertThat(ramp.state()).isEqualTo("rolled-back");
    assertThat(ramp.reason()).isEqualTo("unsubscribe is 12 % worse in b.");
    for (int i = 0; i < 20; i++) {
      assertThat(lab.decide("C-" + i, ", \"dryRun\": true").get("version").asInt()).isEqualTo(1);
    }
    assertThat(
            audit.page(0, 1_000_000).stream()
                .filter(entry -> entry.subject().equals("experiment/" + key)))
        .extracting(entry -> entry.action() + " " + entry.details().getOrDefault("reason", ""))
        .endsWith(
            "ramp-stepped ",
            "experiment-stopped unsubscribe is 12 % worse in b.",
            "ramp-rolled-back unsubscribe is 12 % worse in b.");
  }

  @Test
  void oneReplicaTakesAStep() {
    String key = ramped();
    Instant due = now.plus(Duration.ofDays(1));
    assertThat(store.claim(due)).extracting(RampInfo::experiment).contains(key);
    assertThat(store.claim(due)).extracting(RampInfo::experiment).doesNotContain(key);
  }

  @Test
  void endsWithThePhaseAndCanBeCancelled() {
    String key = ramped();
    lab.change(key, "{\"newPhase\": true}").then().statusCode(200);
    assertThat(afterDays(key, 1, ALL_IS_WELL)).isEqualTo(0.01);
    assertThat(ramps.find(key).state()).isEqualTo("cancelled");
    store.begin(experiments.find(key), DAILY, 0, "ada", now);
    assertThat(ramps.cancel(key, "bob").reason()).isEqualTo("by bob");
    assertThat(afterDays(key, 3, ALL_IS_WELL)).isEqualTo(0.01);
    assertThatThrownBy(() -> ramps.cancel(key, "bob")).isInstanceOf(ProblemException.class);
  }

  @Test
  void needsAGuardrailAndARunningExperiment() {
    String unguarded = lab.running("");
    assertThatThrownBy(() -> ramps.begin(unguarded, DAILY, "ada"))
        .hasMessageContaining("guardrail");
    String draft = lab.create("");
    assertThatThrownBy(() -> ramps.begin(draft, DAILY, "ada")).hasMessageContaining("does not run");
    assertThatThrownBy(() -> ramps.begin(draft, new RampRequest(List.of(0.5, 0.1), null), "ada"))
        .hasMessageContaining("above the step before");
    assertThatThrownBy(() -> ramps.find(draft)).hasMessageContaining("no such ramp");
  }
}
