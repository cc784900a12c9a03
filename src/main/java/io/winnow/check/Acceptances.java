package io.winnow.check;

import io.winnow.check.CheckReport.Acceptance;

/** What has been accepted of a rule set's findings. */
@FunctionalInterface
interface Acceptances {

  Acceptances NONE = (code, fingerprint) -> null;

  /** Null where nobody accepted it. */
  Acceptance of(String code, String fingerprint);
}
