package io.winnow.draft;

import io.winnow.ruleset.Bundle;
import java.util.concurrent.CompletionStage;

/** Has a say before a draft becomes a version. Features above this one implement it. */
public interface PublishGate {

  /**
   * Looks at the files that are to be published, away from the threads of requests.
   *
   * @return fails with a ProblemException where they must not be
   */
  CompletionStage<Void> pass(String ruleSet, Bundle files);
}
