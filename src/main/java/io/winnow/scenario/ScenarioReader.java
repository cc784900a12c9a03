package io.winnow.scenario;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.decision.Stage;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.yaml.YamlFile;
import io.winnow.platform.yaml.YamlObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one scenario file. */
final class ScenarioReader {

  private final Set<String> segments;
  private final Set<String> offers;

  private ScenarioReader(RuleSet ruleSet) {
    this.segments =
        ruleSet.definition().segments().stream().map(Segment::id).collect(Collectors.toSet());
    this.offers = ruleSet.offers().stream().map(Offer::id).collect(Collectors.toSet());
  }

  /** The scenario; empty, with issues, where the file has an error. */
  static Optional<Scenario> read(RuleSource source, RuleSet ruleSet, List<Issue> issues) {
    int before = issues.size();
    ScenarioReader reader = new ScenarioReader(ruleSet);
    Optional<Scenario> scenario =
        new YamlFile(source.path(), issues)
            .read(source.text())
            .map(top -> reader.scenario(source.path(), top));
    return issues.size() == before ? scenario : Optional.empty();
  }

  private Scenario scenario(String path, YamlObject top) {
    top.allow("sentence", "given", "then");
    String sentence = top.requiredText("sentence");
    Given given = GivenReader.read(section(top, "given"), this::knownOffer);
    Expected then = expected(section(top, "then"));
    return sentence == null || given == null || then == null
        ? null
        : new Scenario(path, sentence, given, then);
  }

  private static YamlObject section(YamlObject top, String key) {
    if (!top.has(key)) {
      top.issue(key, "yaml-missing", "'" + key + "' is missing.");
      return null;
    }
    return top.object(key);
  }

  private Expected expected(YamlObject then) {
    if (then == null) {
      return null;
    }
    then.allow("segments", "offer", "excluded", "rejected", "noOfferReason");
    if (then.names().isEmpty()) {
      then.issue("then", "scenario-empty", "'then' must expect something.");
    }
    YamlObject found = then.object("segments");
    if (found != null) {
      found.allow("include", "exclude", "exactly");
    }
    String offer = then.text("offer");
    knownOffer(then, "offer", offer);
    List<String> excluded = then.texts("excluded");
    excluded.stream().filter(id -> !id.equals("*")).forEach(id -> knownOffer(then, "excluded", id));
    return new Expected(
        segments(found, "include"),
        segments(found, "exclude"),
        found != null && found.has("exactly") ? segments(found, "exactly") : null,
        then.names().contains("offer") ? Optional.ofNullable(offer) : null,
        excluded,
        rejected(then.object("rejected")),
        then.text("noOfferReason"));
  }

  private List<String> segments(YamlObject found, String key) {
    if (found == null) {
      return List.of();
    }
    List<String> ids = found.texts(key);
    for (String id : ids) {
      if (!segments.contains(id)) {
        found.issue(
            key, "unknown-segment", "Segment '" + id + "' is not declared in ruleset.yaml.");
      }
    }
    return ids;
  }

  private Map<String, Stage> rejected(YamlObject rejected) {
    Map<String, Stage> stages = new HashMap<>();
    if (rejected != null) {
      for (String offer : rejected.names()) {
        knownOffer(rejected, offer, offer);
        Stage stage = rejected.choice(offer, Stage.class);
        if (stage != null) {
          stages.put(offer, stage);
        }
      }
    }
    return stages;
  }

  private void knownOffer(YamlObject in, String key, String id) {
    if (id != null && !offers.contains(id)) {
      in.issue(key, "unknown-offer", "Offer '" + id + "' is not declared in offers.yaml.");
    }
  }

  /** Finds fault with an offer that does not exist. */
  @FunctionalInterface
  interface OfferCheck {
    void check(YamlObject in, String key, String offer);
  }
}
