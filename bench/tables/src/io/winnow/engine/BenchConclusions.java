package io.winnow.engine;

import io.winnow.core.rule.Findings;
import java.util.List;
import java.util.Set;

/** What rules conclude of offers where nothing else is evaluated. */
public final class BenchConclusions {

  private final Conclusions conclusions;

  public BenchConclusions(Set<String> offers) {
    conclusions = new Conclusions(Conclusions.Catalogue.of(List.of(), offers));
  }

  public Conclusions conclusions() {
    return conclusions;
  }

  public List<Findings.Exclusion> exclusions() {
    return conclusions.findings(List.of(), List.of()).exclusions();
  }
}
