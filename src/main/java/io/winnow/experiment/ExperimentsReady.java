package io.winnow.experiment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while a running experiment has a version that this release cannot compile: contacts
 * would be decided otherwise here than on other replicas.
 */
@Readiness
@ApplicationScoped
class ExperimentsReady implements HealthCheck {

  private final Trials trials;

  ExperimentsReady(Trials trials) {
    this.trials = trials;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> unusable = List.copyOf(trials.unusable());
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("Experiments").status(unusable.isEmpty());
    unusable.forEach(key -> answer.withData(key, "cannot be used by this release"));
    return answer.build();
  }
}
