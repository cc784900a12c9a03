package io.winnow.draft;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleFormat;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import io.winnow.ruleset.Bundle;
import java.util.List;

/** What a draft may hold: the same as a rule set that comes as a zip. */
final class DraftLimits {

  private DraftLimits() {}

  /**
   * @throws ProblemException rules-rejected
   */
  static void check(String path, int size) {
    if (!RuleFormat.isPath(path)) {
      throw rejected(
          "bundle-path",
          "A rule set holds .yaml, .dmn, .drl and .xlsx files in its top folder and .yaml files in"
              + " the folder scenarios.",
          path);
    }
    if (size > Bundle.MAX_FILE_BYTES) {
      throw rejected(
          "bundle-size", "A file holds at most " + Bundle.MAX_FILE_BYTES + " bytes.", path);
    }
  }

  /**
   * @throws ProblemException rules-rejected
   */
  static void check(Bundle files) {
    if (files.files().size() > Bundle.MAX_FILES) {
      throw rejected(
          "bundle-files", "A rule set holds at most " + Bundle.MAX_FILES + " files.", null);
    }
    if (files.files().stream().mapToLong(file -> file.bytes().length).sum() > Bundle.MAX_BYTES) {
      throw rejected(
          "bundle-size", "A rule set holds at most " + Bundle.MAX_BYTES + " bytes.", null);
    }
  }

  private static ProblemException rejected(String code, String message, String path) {
    return new ProblemException(
        ProblemType.RULES_REJECTED,
        message,
        Problems.faults(List.of(Issue.error(code, message, Location.file(path)))));
  }
}
