package io.winnow.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.draft.ApprovalPolicy;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.RuleSetInfo;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Wants a second approval for a draft whose impact exceeds a gate. */
@ApplicationScoped
class ImpactPolicy implements ApprovalPolicy {

  private static final Ruling NOTHING = new Ruling(List.of(), Map.of());

  private final GateConfig config;
  private final Gates gates;
  private final RuleSets ruleSets;
  private final ObjectMapper json;
  private final Clock clock;

  ImpactPolicy(GateConfig config, RuleSets ruleSets, ObjectMapper json, Clock clock) {
    this.config = config;
    this.gates = Gates.of(config);
    this.ruleSets = ruleSets;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @throws ProblemException impact-missing
   */
  @Override
  public Ruling rule(String ruleSet, String draft, String hash) {
    if (gates.areOpen() || !ruleSets.exists(ruleSet)) {
      return NOTHING;
    }
    RuleSetInfo live = ruleSets.find(ruleSet);
    if (live.live() == null) {
      return NOTHING;
    }
    ImpactEntity impact =
        ImpactEntity.whole(ruleSet, hash, live.hash(), clock.instant().minus(config.maxAge()));
    if (impact == null) {
      throw new ProblemException(
          ProblemType.IMPACT_MISSING,
          "POST {} to /v1/rule-sets/%s/drafts/%s/impact and wait until it is done: what the draft changes against version %d decides who has to approve it."
              .formatted(ruleSet, draft, live.live()));
    }
    return new Ruling(gates.exceeded(read(impact.result)), Map.of("impact", impact.id.toString()));
  }

  /** Which gates an impact exceeds; null where there are none. */
  List<String> exceeded(ImpactResult result) {
    return gates.areOpen() || result == null ? null : gates.exceeded(result);
  }

  private ImpactResult read(String result) {
    try {
      return json.readValue(result, ImpactResult.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
