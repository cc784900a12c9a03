package io.winnow.experiment;

import io.winnow.core.experiment.Assigner;
import io.winnow.core.experiment.Assignment;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Holdout;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.ruleset.LiveVersion;
import java.util.List;
import java.util.Map;

/**
 * A running experiment with the programs of all its variants, ready to answer.
 *
 * @param versions by variant
 */
public record Trial(Experiment experiment, Assigner assigner, Map<String, LiveVersion> versions) {

  public Trial {
    versions = Map.copyOf(versions);
  }

  /**
   * A contact's place by hash alone, its segments not being looked at; null: in none.
   *
   * @param contactId null: a contact without an id is never assigned
   */
  public Assignment assign(String contactId) {
    return contactId == null ? null : assigner.assign(contactId);
  }

  /** Whether a contact's segments have to be known before it is assigned. */
  public boolean looksAtSegments() {
    return !experiment.audience().isEmpty();
  }

  /** Whether somebody with these segments, told by the live version, takes part. */
  public boolean isFor(List<SegmentMatch> segments) {
    return segments.stream().anyMatch(match -> experiment.audience().contains(match.segment()));
  }

  /** Whether its programs serve an experiment, too, such as itself with a wider coverage. */
  boolean hasProgramsOf(Experiment other) {
    return experiment.ruleSet().equals(other.ruleSet())
        && experiment.variants().equals(other.variants());
  }

  /** Who decides. */
  public LiveVersion version(Assignment assignment, LiveVersion live) {
    if (assignment.holdout()) {
      return live;
    }
    LiveVersion version = versions.get(assignment.variant());
    return version.version() == live.version() ? live : version;
  }

  /** Whether the offer is taken away. */
  public boolean withholds(Assignment assignment) {
    return assignment.holdout() && experiment.holdout().treatment() == Holdout.Treatment.NO_OFFER;
  }
}
