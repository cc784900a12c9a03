package io.winnow.engine.kogito;

import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemType;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.kogito.dmn.rest.KogitoDMNResult;

/**
 * The generated endpoints answer facts that their model cannot work with as a fault of the server,
 * with the engine's messages, which name Java and quote values. Here it becomes a problem.
 */
class FailedEvaluations {

  @ServerResponseFilter
  void tell(ContainerResponseContext answer) {
    if (answer.getEntity() instanceof KogitoDMNResult result && result.hasErrors()) {
      Problem problem = problem(result);
      answer.setStatus(problem.status());
      answer.setEntity(problem, null, MediaType.valueOf(Problem.MEDIA_TYPE));
    }
  }

  private static Problem problem(KogitoDMNResult result) {
    List<String> failed =
        result.getDecisionResults().stream()
            .filter(
                decision -> decision.getEvaluationStatus() != DecisionEvaluationStatus.SUCCEEDED)
            .map(DMNDecisionResult::getDecisionName)
            .sorted()
            .toList();
    return Problem.of(
        ProblemType.EVALUATION_FAILED,
        "An input of the model is missing or cannot be worked with; GET this address for the model."
            + " Not decided: "
            + String.join(", ", failed)
            + ".",
        failed.stream()
            .map(name -> new Problem.Fault("not-decided", name + " could not be decided", null))
            .toList());
  }
}
