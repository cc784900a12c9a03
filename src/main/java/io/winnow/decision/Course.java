package io.winnow.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Proposals;
import io.winnow.core.experiment.Assignment;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.experiment.Trial;
import io.winnow.ruleset.LiveVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Who answers: the version that was asked for, or the live one with the experiments beside it.
 *
 * @param trials empty where a version was asked for
 */
record Course(LiveVersion live, List<Trial> trials) {

  /**
   * Whom a decision is about.
   *
   * @param id null: a contact without an id is in no experiment
   */
  record Subject(ContactFacts facts, String id) {}

  /**
   * Whose answer it is, with its rules evaluated.
   *
   * @param assigned null: under no experiment
   * @param byLive what the live version finds, whoever answers; null: it cannot be evaluated
   */
  record Choice(LiveVersion version, Assigned assigned, Proposals proposals, Proposals byLive) {

    /** By one version alone. */
    static Choice of(LiveVersion version, Assigned assigned, Proposals proposals) {
      return new Choice(version, assigned, proposals, proposals);
    }
  }

  private record Pick(LiveVersion version, Assigned assigned) {}

  /** What one version proposes to some of the subjects, by their numbers. */
  private record Proposed(boolean[] asked, int[] places, Each<Proposals> each) {

    static Proposed of(LiveVersion version, List<Subject> all, int[] some, Detail detail) {
      int[] places = new int[all.size()];
      boolean[] asked = new boolean[all.size()];
      for (int i = 0; i < some.length; i++) {
        places[some[i]] = i;
        asked[some[i]] = true;
      }
      List<ContactFacts> facts = IntStream.of(some).mapToObj(i -> all.get(i).facts()).toList();
      return new Proposed(asked, places, version.decider().propose(facts, detail));
    }

    boolean has(int subject) {
      return asked[subject];
    }

    /** Null where the rules cannot be evaluated: that must not harm who is answered by others. */
    Proposals ifAny(int subject) {
      return each.has(places[subject]) ? get(subject) : null;
    }

    Proposals get(int subject) {
      return each.get(places[subject]);
    }
  }

  Choice choose(Subject subject, Detail detail) {
    return trials.isEmpty()
        ? Choice.of(live, null, live.decider().propose(subject.facts(), detail))
        : choose(List.of(subject), detail).get(0);
  }

  /**
   * Takes for each the first experiment that holds the contact. The live version is evaluated
   * before that only where an audience depends on it, and after that for whom another one answers.
   */
  Each<Choice> choose(List<Subject> subjects, Detail detail) {
    if (trials.isEmpty()) {
      List<ContactFacts> facts = new ArrayList<>(subjects.size());
      subjects.forEach(subject -> facts.add(subject.facts()));
      Each<Proposals> proposals = live.decider().propose(facts, detail);
      return Each.of(subjects.size(), i -> Choice.of(live, null, proposals.get(i)));
    }
    int[] asked =
        IntStream.range(0, subjects.size()).filter(i -> isAsked(subjects.get(i).id())).toArray();
    Proposed byLive = Proposed.of(live, subjects, asked, Detail.NONE);
    Each<Pick> picks =
        Each.of(subjects.size(), i -> pick(subjects.get(i).id(), () -> byLive.get(i)));
    Map<LiveVersion, Proposed> proposed = new HashMap<>();
    IntStream.range(0, picks.size())
        .filter(picks::has)
        .mapToObj(i -> picks.get(i).version())
        .distinct()
        .forEach(
            version -> {
              int[] own =
                  IntStream.range(0, picks.size())
                      .filter(i -> picks.has(i) && picks.get(i).version().equals(version))
                      .toArray();
              proposed.put(version, Proposed.of(version, subjects, own, detail));
            });
    Proposed beside = beside(subjects, picks, byLive);
    return Each.of(
        subjects.size(),
        i -> {
          Pick pick = picks.get(i);
          Proposals own = proposed.get(pick.version()).get(i);
          return pick.version().equals(live)
              ? Choice.of(live, pick.assigned(), own)
              : new Choice(
                  pick.version(), pick.assigned(), own, (byLive.has(i) ? byLive : beside).ifAny(i));
        });
  }

  /** What the live version says of those whom another one answers and whom it was not asked of. */
  private Proposed beside(List<Subject> subjects, Each<Pick> picks, Proposed byLive) {
    int[] others =
        IntStream.range(0, picks.size())
            .filter(i -> picks.has(i) && !picks.get(i).version().equals(live) && !byLive.has(i))
            .toArray();
    return Proposed.of(live, subjects, others, Detail.NONE);
  }

  /** Whether the live version has to tell whether somebody takes part in an experiment. */
  private boolean isAsked(String contactId) {
    return trials.stream()
        .anyMatch(trial -> trial.looksAtSegments() && trial.assign(contactId) != null);
  }

  private Pick pick(String contactId, Supplier<Proposals> byLive) {
    for (Trial trial : trials) {
      Assignment assignment = trial.assign(contactId);
      if (assignment != null
          && (!trial.looksAtSegments() || trial.isFor(byLive.get().findings().segments()))) {
        Assigned assigned = new Assigned(assignment, trial.withholds(assignment));
        return new Pick(trial.version(assignment, live), assigned);
      }
    }
    return new Pick(live, null);
  }
}
