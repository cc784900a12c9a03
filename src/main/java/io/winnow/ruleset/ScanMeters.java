package io.winnow.ruleset;

import io.micrometer.core.instrument.Metrics;
import io.winnow.core.rule.TableScans;
import jakarta.inject.Singleton;

/**
 * Counts the evaluations of tables that no index could answer. Tags are names that rule sets
 * declare; a table that was always looked up has no counter.
 *
 * <p>The registry is the one of the whole process, which the service adds its own to: the first
 * rule set is compiled before there is a service.
 */
@Singleton
public class ScanMeters implements TableScans {

  @Override
  public void scanned(String ruleSet, String table) {
    Metrics.counter("winnow_table_scans", "ruleset", ruleSet, "table", table).increment();
  }
}
