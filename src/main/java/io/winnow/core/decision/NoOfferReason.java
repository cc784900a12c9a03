package io.winnow.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Why nothing is offered, in words built from what was lost and where. */
final class NoOfferReason {

  static final String HOLDOUT = "The contact is in the holdout of an experiment.";

  private NoOfferReason() {}

  static String text(Set<String> proposed, List<Rejection> rejected) {
    List<Rejection> proposals = new ArrayList<>();
    List<Rejection> fallbacks = new ArrayList<>();
    for (Rejection one : rejected) {
      (proposed.contains(one.offer()) ? proposals : fallbacks).add(one);
    }
    String first =
        proposals.isEmpty()
            ? "No rule proposed an offer."
            : sentence(
                proposals.size() == 1 ? "The proposed offer" : "All proposed offers", proposals);
    String second =
        fallbacks.isEmpty()
            ? "There is no fallback offer to take its place."
            : sentence(
                fallbacks.size() == 1 ? "The fallback offer" : "All fallback offers", fallbacks);
    return first + " " + second;
  }

  private static String sentence(String subject, List<Rejection> losses) {
    if (losses.size() == 1) {
      Rejection loss = losses.get(0);
      return subject + " " + loss.offer() + " was lost at " + stage(loss) + ": " + loss.text();
    }
    StringJoiner all = new StringJoiner(", ", subject + " were lost: ", ".");
    for (Rejection loss : losses) {
      all.add(loss.offer() + " at " + stage(loss));
    }
    return all.toString();
  }

  private static String stage(Rejection loss) {
    return loss.stage().word();
  }
}
