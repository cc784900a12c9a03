package io.winnow.scenario;

import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Recommendation;
import io.winnow.core.decision.Rejection;
import io.winnow.core.decision.Stage;
import io.winnow.core.rule.Findings;
import io.winnow.scenario.ScenarioResult.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what was expected against what was decided. */
final class Comparison {

  private static final String NONE = "none";

  private final Decision decision;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(Decision decision) {
    this.decision = decision;
  }

  static List<Difference> differences(Expected expected, Decision decision) {
    Comparison comparison = new Comparison(decision);
    comparison.segments(expected);
    comparison.offer(expected);
    expected.excluded().forEach(comparison::excluded);
    new TreeMap<>(expected.rejected()).forEach(comparison::rejected);
    return comparison.differences;
  }

  private void segments(Expected expected) {
    List<String> found =
        decision.findings().segments().stream().map(Findings.SegmentMatch::segment).toList();
    String actual = list(found);
    if (!found.containsAll(expected.include())) {
      differ("segments.include", list(expected.include()), actual);
    }
    if (expected.exclude().stream().anyMatch(found::contains)) {
      differ("segments.exclude", "none of " + list(expected.exclude()), actual);
    }
    if (expected.exactly() != null
        && !new TreeSet<>(expected.exactly()).equals(new TreeSet<>(found))) {
      differ("segments.exactly", list(expected.exactly()), actual);
    }
  }

  private void offer(Expected expected) {
    Recommendation recommendation = decision.recommendation();
    String offer =
        recommendation instanceof Recommendation.Offered offered
            ? offered.ranked().get(0).offer().id()
            : null;
    String reason = recommendation instanceof Recommendation.NoOffer none ? none.reason() : null;
    if (expected.offer() != null && !Objects.equals(expected.offer().orElse(null), offer)) {
      differ("offer", expected.offer().orElse(NONE), offer == null ? NONE + ": " + reason : offer);
    }
    if (expected.noOfferReason() != null
        && (reason == null || !reason.contains(expected.noOfferReason()))) {
      differ(
          "noOfferReason",
          "'" + expected.noOfferReason() + "'",
          reason == null ? "the offer " + offer : "'" + reason + "'");
    }
  }

  private void excluded(String offer) {
    List<Findings.Exclusion> exclusions = decision.findings().exclusions();
    if (exclusions.stream().noneMatch(exclusion -> exclusion.covers(offer))) {
      differ("excluded", offer, list(exclusions.stream().map(Findings.Exclusion::offer).toList()));
    }
  }

  private void rejected(String offer, Stage stage) {
    String actual =
        decision.rejected().stream()
            .filter(rejection -> rejection.offer().equals(offer))
            .map(Rejection::stage)
            .map(Comparison::wire)
            .findFirst()
            .orElse("not rejected");
    if (!actual.equals(wire(stage))) {
      differ("rejected." + offer, wire(stage), actual);
    }
  }

  private static String wire(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private static String list(List<String> ids) {
    return ids.isEmpty() ? NONE : String.join(", ", new TreeSet<>(ids));
  }

  private void differ(String what, String expected, String actual) {
    differences.add(new Difference(what, expected, actual));
  }
}
