package io.winnow.check;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reports of files that were just checked: who accepts a finding has just read one. */
final class RecentReports {

  private static final int MOST = 16;
  private static final Duration AGE = Duration.ofMinutes(10);

  private record Slot(Instant at, CheckReport report) {}

  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /** Null where there is none that still holds. */
  synchronized CheckReport find(String hash, Instant now) {
    Slot slot = slots.get(hash);
    return slot == null || slot.at().plus(AGE).isBefore(now) ? null : slot.report();
  }

  synchronized void keep(String hash, Instant at, CheckReport report) {
    boolean whole =
        report.issues().stream().noneMatch(finding -> finding.code().startsWith("check-"));
    if (whole) {
      slots.remove(hash);
      slots.put(hash, new Slot(at, report));
    }
    if (slots.size() > MOST) {
      slots.remove(slots.keySet().iterator().next());
    }
  }
}
