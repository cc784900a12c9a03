package io.winnow.check;

import io.winnow.audit.Audit;
import io.winnow.check.CheckReport.Acceptance;
import io.winnow.check.CheckReport.Finding;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which findings have been accepted of which rule set. */
@ApplicationScoped
class AcceptedFindings {

  private final Audit audit;
  private final Clock clock;

  AcceptedFindings(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Acceptances of(String ruleSet) {
    Map<String, Acceptance> byFinding = new HashMap<>();
    for (AcceptedFindingEntity row : AcceptedFindingEntity.of(ruleSet)) {
      byFinding.put(
          row.id.code() + " " + row.id.fingerprint(),
          new Acceptance(row.reason, row.acceptedBy, row.acceptedAt));
    }
    return (code, fingerprint) -> byFinding.get(code + " " + fingerprint);
  }

  /** Oldest first. */
  @Transactional
  List<AcceptedFinding> list(String ruleSet) {
    return AcceptedFindingEntity.of(ruleSet).stream().map(AcceptedFinding::of).toList();
  }

  /** A finding that is accepted again has the new reason. */
  @Transactional
  AcceptedFinding accept(String ruleSet, Finding finding, String reason, String by) {
    var id = new AcceptedFindingEntity.Id(ruleSet, finding.code(), finding.fingerprint());
    AcceptedFindingEntity row = AcceptedFindingEntity.findById(id);
    boolean first = row == null;
    if (first) {
      row = new AcceptedFindingEntity();
      row.id = id;
    }
    row.message = finding.message();
    row.reason = reason;
    row.acceptedBy = by;
    row.acceptedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (first) {
      row.persist();
    }
    audit.record(by, "finding-accepted", subject(ruleSet, id), null, Map.of("reason", reason));
    return AcceptedFinding.of(row);
  }

  /**
   * @throws ProblemException unknown-finding
   */
  @Transactional
  void withdraw(String ruleSet, String code, String fingerprint, String by) {
    var id = new AcceptedFindingEntity.Id(ruleSet, code, fingerprint);
    if (!AcceptedFindingEntity.deleteById(id)) {
      throw new ProblemException(
          ProblemType.UNKNOWN_FINDING, "No such finding was accepted for '" + ruleSet + "'.");
    }
    audit.record(by, "finding-reopened", subject(ruleSet, id), null, Map.of());
  }

  private static String subject(String ruleSet, AcceptedFindingEntity.Id id) {
    return "rule-set/" + ruleSet + "/finding/" + id.code() + "/" + id.fingerprint();
  }
}
