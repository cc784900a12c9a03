package io.winnow.check;

import io.winnow.core.rule.Issue;
import java.util.Comparator;
import java.util.Map;

/** How much a finding matters among those of its severity: whom it may affect, and how surely. */
final class Weight {

  private static final int ORDINARY = 50;

  private static final Map<String, Integer> BY_CODE =
      Map.ofEntries(
          Map.entry("ruleset-missing", 100),
          Map.entry("dmn-xml", 95),
          Map.entry("unquoted-text", 85),
          Map.entry("scenario-failed", 90),
          Map.entry("overlap", 92),
          Map.entry("gap", 90),
          Map.entry("row-impossible", 85),
          Map.entry("row-masked", 80),
          Map.entry("value-not-allowed", 80),
          Map.entry("row-misleading", 75),
          Map.entry("segment-never-given", 70),
          Map.entry("offer-never-given", 70),
          Map.entry("row-expired", 65),
          Map.entry("offer-expired", 65),
          Map.entry("no-scenarios", 60),
          Map.entry("decision-unused", 45),
          Map.entry("file-unused", 45),
          Map.entry("row-duplicate", 40),
          Map.entry("row-subsumed", 40),
          Map.entry("column-idle", 30),
          Map.entry("row-without-scenario", 20),
          Map.entry("segment-without-scenario", 15),
          Map.entry("offer-without-scenario", 15));

  private Weight() {}

  /** Heavier first. */
  static Comparator<Issue> order() {
    return Comparator.comparing((Issue issue) -> -of(issue.code()));
  }

  static int of(String code) {
    return BY_CODE.getOrDefault(code, ORDINARY);
  }
}
