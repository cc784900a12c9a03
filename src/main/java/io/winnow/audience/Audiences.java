package io.winnow.audience;

import io.winnow.core.rule.RuleSet;
import io.winnow.core.table.TableEditor;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The door to segments and offers and their sizes. Rules are never evaluated while a caller waits.
 */
@ApplicationScoped
class Audiences {

  private record Found(String hash, Map<String, UsedIn> uses) {}

  private final RuleSets ruleSets;
  private final SizeTable table;
  private final SizeJobs jobs;
  private final TableEditor editor;
  private final Map<String, Found> uses = new ConcurrentHashMap<>();

  Audiences(RuleSets ruleSets, SizeTable table, SizeJobs jobs, TableEditor editor) {
    this.ruleSets = ruleSets;
    this.table = table;
    this.jobs = jobs;
    this.editor = editor;
  }

  /**
   * @throws ProblemException unknown-rule-set
   */
  Catalogue segments(String ruleSet) {
    LiveVersion live = ruleSets.program(ruleSet, null);
    Map<String, UsedIn> used = uses(live);
    BaseSizes sizes = table.find(ruleSet);
    Instant asOf = sizes == null ? null : sizes.asOf();
    return told(
        live,
        sizes,
        live.program().ruleSet().definition().segments().stream()
            .map(
                s ->
                    new Catalogue.SegmentSize(
                        s.id(),
                        s.name(),
                        s.group().name().toLowerCase(Locale.ROOT),
                        s.description(),
                        sizes == null ? null : sizes.segments().get(s.id()),
                        asOf,
                        used.getOrDefault(s.id(), UsedIn.NOWHERE)))
            .toList(),
        null);
  }

  /**
   * @throws ProblemException unknown-rule-set
   */
  Catalogue offers(String ruleSet) {
    LiveVersion live = ruleSets.program(ruleSet, null);
    Map<String, UsedIn> used = uses(live);
    BaseSizes sizes = table.find(ruleSet);
    Instant asOf = sizes == null ? null : sizes.asOf();
    return told(
        live,
        sizes,
        null,
        live.program().ruleSet().offers().stream()
            .map(
                o ->
                    new Catalogue.OfferSize(
                        o.id(),
                        o.name(),
                        o.description(),
                        o.channels(),
                        o.placements(),
                        o.purpose(),
                        o.validFrom(),
                        o.validTo(),
                        o.value(),
                        o.lever(),
                        o.fallback(),
                        sizes == null ? null : sizes.offers().get(o.id()),
                        asOf,
                        used.getOrDefault(o.id(), UsedIn.NOWHERE)))
            .toList());
  }

  private Catalogue told(
      LiveVersion live,
      BaseSizes sizes,
      List<Catalogue.SegmentSize> segments,
      List<Catalogue.OfferSize> offers) {
    SizeProgress progress = jobs.wanted(live, sizes);
    boolean failed = progress != null && progress.failedAt() != null;
    boolean counting = progress != null && !failed;
    return new Catalogue(
        live.ruleSet(),
        live.version(),
        failed
            ? Catalogue.State.failed
            : counting ? Catalogue.State.preparing : Catalogue.State.ready,
        counting ? progress.done() : null,
        counting ? progress.total() : null,
        sizes == null ? null : sizes.asOf(),
        sizes == null ? null : sizes.version(),
        sizes == null ? null : sizes.contacts(),
        sizes == null ? null : sizes.undecided(),
        segments,
        offers);
  }

  /** Of the live version; looked up once for each. */
  private Map<String, UsedIn> uses(LiveVersion live) {
    return uses.compute(
            live.ruleSet(),
            (key, known) -> {
              if (known != null && known.hash().equals(live.hash())) {
                return known;
              }
              RuleSet ruleSet = live.program().ruleSet();
              return new Found(live.hash(), Names.of(editor, ruleSet));
            })
        .uses();
  }
}
