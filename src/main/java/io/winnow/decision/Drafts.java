package io.winnow.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Decider;
import io.winnow.core.rule.RuleProgram;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Takes requests as far as they go without looking at caps: checked, resolved, evaluated. */
@ApplicationScoped
class Drafts {

  private record Ready(RuleProgram program, Decider decider) {}

  private final RuleSets ruleSets;
  private final Subjects subjects;
  private final DecisionIds ids;
  private final DecisionJson json;
  private final Map<String, Ready> deciders = new ConcurrentHashMap<>();

  Drafts(RuleSets ruleSets, Subjects subjects, DecisionIds ids, DecisionJson json) {
    this.ruleSets = ruleSets;
    this.subjects = subjects;
    this.ids = ids;
    this.json = json;
  }

  /**
   * @throws RuntimeException what {@code Problems} has a problem for: faults of the request, an
   *     unknown contact, rule set or version, rules that cannot be evaluated
   */
  Draft draft(DecisionRequest request, Defaults defaults) {
    DecisionRequest full = checked(request, defaults);
    return draft(full, live(full), subjects.load(List.of(full)));
  }

  /** The request with defaults filled in, and without faults. */
  DecisionRequest checked(DecisionRequest request, Defaults defaults) {
    DecisionRequest full = request.with(defaults);
    RequestChecks.check(full);
    return full;
  }

  LiveVersion live(DecisionRequest full) {
    return live(full.ruleSet(), full.version());
  }

  LiveVersion live(String ruleSet, Integer version) {
    return ruleSets.program(ruleSet, version);
  }

  Draft draft(DecisionRequest full, LiveVersion live, Subjects.Known known) {
    return draft(ids.next(), full, live, subjects.facts(full, known));
  }

  /** The draft that a logged input gives again. */
  Draft again(UUID id, DecisionRequest input) {
    return draft(id, input, live(input), subjects.facts(input, subjects.load(List.of())));
  }

  private Draft draft(UUID id, DecisionRequest full, LiveVersion live, ContactFacts facts) {
    DecisionRequest input =
        new DecisionRequest(
            full.requestId(),
            null,
            facts.contact(),
            facts.metrics(),
            ConsentBody.of(facts.consent()),
            List.of(),
            full.context(),
            live.ruleSet(),
            live.version(),
            full.count(),
            full.explain(),
            full.dryRun());
    return Draft.of(
        id,
        input,
        full.dryRun() ? null : json.input(input),
        live,
        decider(live).propose(facts, full.explain().detail()));
  }

  private Decider decider(LiveVersion live) {
    Ready ready = deciders.get(live.ruleSet());
    if (ready == null || ready.program() != live.program()) {
      ready = new Ready(live.program(), new Decider(live.program()));
      deciders.put(live.ruleSet(), ready);
    }
    return ready.decider();
  }
}
