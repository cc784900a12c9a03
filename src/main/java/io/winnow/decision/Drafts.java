package io.winnow.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.experiment.Trials;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes requests as far as they go without looking at caps: checked, resolved, evaluated. */
@ApplicationScoped
class Drafts {

  private final RuleSets ruleSets;
  private final Trials trials;
  private final Subjects subjects;
  private final DecisionIds ids;
  private final DecisionJson json;

  Drafts(RuleSets ruleSets, Trials trials, Subjects subjects, DecisionIds ids, DecisionJson json) {
    this.ruleSets = ruleSets;
    this.trials = trials;
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
    return draft(full, course(full), subjects.load(List.of(full)));
  }

  /** The draft of a dry run by the given version, whatever the request names. */
  Draft tryOut(DecisionRequest asked, LiveVersion version, Instant now) {
    DecisionRequest request =
        new DecisionRequest(
            asked.requestId(),
            asked.contactId(),
            asked.contact(),
            asked.metrics(),
            asked.consent(),
            asked.events(),
            asked.context(),
            version.ruleSet(),
            null,
            asked.count(),
            asked.explain() == null ? Explain.FULL : asked.explain(),
            true);
    DecisionRequest full = checked(request, Defaults.at(now));
    return draft(full, new Course(version, List.of()), subjects.load(List.of(full)));
  }

  /** The request with defaults filled in, and without faults. */
  DecisionRequest checked(DecisionRequest request, Defaults defaults) {
    DecisionRequest full = request.with(defaults);
    RequestChecks.check(full);
    return full;
  }

  /** Who answers; whoever names a version gets that one and no experiment. */
  Course course(DecisionRequest full) {
    return course(full.ruleSet(), full.version());
  }

  Course course(String ruleSet, Integer version) {
    LiveVersion live = ruleSets.program(ruleSet, version);
    return new Course(live, version == null ? trials.of(ruleSet) : List.of());
  }

  /** Whether the request's version answers without being compiled first. */
  boolean isReady(DecisionRequest request) {
    return request.version() == null
        || ruleSets.isReady(
            request.ruleSet() == null ? Defaults.RULE_SET : request.ruleSet(), request.version());
  }

  Draft draft(DecisionRequest full, Course course, Subjects.Known known) {
    Course.Subject subject = subject(full, known);
    Course.Choice choice = course.choose(subject, full.explain().detail());
    return draft(ids.next(), full, choice, subject.facts());
  }

  /**
   * Many at once, each as if it were alone.
   *
   * @param detail of all requests
   */
  Each<Draft> drafts(
      List<DecisionRequest> full, Course course, Detail detail, Subjects.Known known) {
    Each<Course.Subject> all = Each.of(full.size(), i -> subject(full.get(i), known));
    int[] places = new int[full.size()];
    List<Course.Subject> found = new ArrayList<>(places.length);
    for (int i = 0; i < places.length; i++) {
      places[i] = found.size();
      if (all.has(i)) {
        found.add(all.get(i));
      }
    }
    Each<Course.Choice> choices = course.choose(found, detail);
    return Each.of(
        places.length,
        i -> {
          Course.Subject subject = all.get(i);
          return draft(ids.next(), full.get(i), choices.get(places[i]), subject.facts());
        });
  }

  private Course.Subject subject(DecisionRequest full, Subjects.Known known) {
    return new Course.Subject(subjects.facts(full, known), full.subject());
  }

  /**
   * The draft that a logged input gives again, by the logged version and as the logged part of an
   * experiment, whatever runs now.
   *
   * @param assigned null: under no experiment
   */
  Draft again(UUID id, DecisionRequest input, Assigned assigned) {
    ContactFacts facts = subjects.facts(input, subjects.load(List.of()));
    LiveVersion version = ruleSets.program(input.ruleSet(), input.version());
    return draft(
        id,
        input,
        Course.Choice.of(
            version, assigned, version.decider().propose(facts, input.explain().detail())),
        facts);
  }

  private Draft draft(UUID id, DecisionRequest full, Course.Choice choice, ContactFacts facts) {
    LiveVersion live = choice.version();
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
    return Draft.of(id, input, full.dryRun() ? null : json.input(input), choice);
  }
}
