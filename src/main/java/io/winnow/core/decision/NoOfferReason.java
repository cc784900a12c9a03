package io.winnow.core.decision;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;

/** Why nothing is offered, in words built from what was lost and where. */
final class NoOfferReason {

  static final String HOLDOUT = "The contact is in the holdout of an experiment.";

  private NoOfferReason() {}

  static String text(Set<String> proposed, List<Rejection> rejected) {
    List<Rejection> proposals =
        rejected.stream().filter(r -> proposed.contains(r.offer())).toList();
    List<Rejection> fallbacks =
        rejected.stream().filter(r -> !proposed.contains(r.offer())).toList();
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
    return losses.stream()
        .map(loss -> loss.offer() + " at " + stage(loss))
        .collect(joining(", ", subject + " were lost: ", "."));
  }

  private static String stage(Rejection loss) {
    return loss.stage().word();
  }
}
