package io.winnow.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes requests as far as they go without looking at caps: checked, resolved, evaluated. */
@ApplicationScoped
class Drafts {

  private final RuleSets ruleSets;
  private final Subjects subjects;
  private final DecisionIds ids;
  private final DecisionJson json;

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

  /** Whether the request's version answers without being compiled first. */
  boolean isReady(DecisionRequest request) {
    return request.version() == null
        || ruleSets.isReady(
            request.ruleSet() == null ? Defaults.RULE_SET : request.ruleSet(), request.version());
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
        live.decider().propose(facts, full.explain().detail()));
  }
}
