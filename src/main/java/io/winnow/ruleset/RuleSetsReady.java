package io.winnow.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while every rule set has its live program; tells which versions answer. */
@Readiness
@ApplicationScoped
class RuleSetsReady implements HealthCheck {

  private final RuleSets ruleSets;

  RuleSetsReady(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  @Override
  public HealthCheckResponse call() {
    Collection<LiveVersion> live = ruleSets.live();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("Rule sets")
            .status(!live.isEmpty() && ruleSets.unusable().isEmpty());
    ruleSets.unusable().forEach(key -> answer.withData(key, "cannot be used by this release"));
    live.forEach(
        version ->
            answer.withData(
                version.ruleSet(), "version " + version.version() + " " + version.hash()));
    return answer.build();
  }
}
