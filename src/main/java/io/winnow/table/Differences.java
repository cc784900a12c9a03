package io.winnow.table;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Spreadsheets;
import io.winnow.core.table.TableEditor;
import io.winnow.draft.DraftFiles;
import io.winnow.draft.Drafts;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The door to what differs between versions and drafts. */
@ApplicationScoped
public class Differences {

  private final TableEditor editor;
  private final Spreadsheets spreadsheets;
  private final Drafts drafts;
  private final RuleSets ruleSets;

  Differences(TableEditor editor, Spreadsheets spreadsheets, Drafts drafts, RuleSets ruleSets) {
    this.editor = editor;
    this.spreadsheets = spreadsheets;
    this.drafts = drafts;
    this.ruleSets = ruleSets;
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version
   */
  RuleSetDiff ofVersions(String ruleSet, int before, int after) {
    Bundle old = ruleSets.bundle(ruleSet, before);
    Bundle now = ruleSets.bundle(ruleSet, after);
    return compare(
        new RuleSetDiff.State(before, null, old.hash()),
        old.files(),
        new RuleSetDiff.State(after, null, now.hash()),
        now.files());
  }

  /**
   * @param against null: the version that the draft was made from
   * @throws ProblemException unknown-draft, unknown-version
   */
  RuleSetDiff ofDraft(String ruleSet, String id, Integer against) {
    DraftFiles draft = drafts.files(ruleSet, id);
    RuleSetDiff.State state = new RuleSetDiff.State(null, id, draft.hash());
    Integer base = against == null ? draft.from() : against;
    if (base == null) {
      return compare(null, List.of(), state, draft.files());
    }
    Bundle old = ruleSets.bundle(ruleSet, base);
    return compare(
        new RuleSetDiff.State(base, null, old.hash()), old.files(), state, draft.files());
  }

  private RuleSetDiff compare(
      RuleSetDiff.State before,
      List<RuleSource> old,
      RuleSetDiff.State after,
      List<RuleSource> now) {
    return RuleSetDiff.of(before, after, FileComparison.between(old, now, editor, spreadsheets));
  }
}
