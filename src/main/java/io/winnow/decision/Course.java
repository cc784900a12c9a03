package io.winnow.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Proposals;
import io.winnow.core.experiment.Assignment;
import io.winnow.core.rule.Detail;
import io.winnow.experiment.Trial;
import io.winnow.ruleset.LiveVersion;
import java.util.List;

/**
 * Who answers: the version that was asked for, or the live one with the experiments beside it.
 *
 * @param trials empty where a version was asked for
 */
record Course(LiveVersion live, List<Trial> trials) {

  /**
   * Whose answer it is, with its rules evaluated.
   *
   * @param assigned null: under no experiment
   */
  record Choice(LiveVersion version, Assigned assigned, Proposals proposals) {}

  /**
   * Takes the first experiment that holds the contact. The live version is evaluated before that
   * only where an audience depends on it.
   *
   * @param contactId null: a contact without an id is in no experiment
   */
  Choice choose(ContactFacts facts, String contactId, Detail detail) {
    Proposals byLive = null;
    Detail seen = null;
    for (Trial trial : trials) {
      Assignment assignment = trial.assign(contactId);
      if (assignment == null) {
        continue;
      }
      LiveVersion version = trial.version(assignment, live);
      if (trial.looksAtSegments()) {
        if (byLive == null) {
          seen = version == live ? detail : Detail.NONE;
          byLive = live.decider().propose(facts, seen);
        }
        if (!trial.isFor(byLive.findings().segments())) {
          continue;
        }
      }
      Proposals proposals =
          version == live && seen == detail ? byLive : version.decider().propose(facts, detail);
      return new Choice(version, new Assigned(assignment, trial.withholds(assignment)), proposals);
    }
    return new Choice(live, null, seen == detail ? byLive : live.decider().propose(facts, detail));
  }
}
