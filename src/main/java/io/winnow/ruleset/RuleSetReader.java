package io.winnow.ruleset;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Attribute;
import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSetDefinition;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.yaml.YamlFile;
import io.winnow.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the files of a rule set: what ruleset.yaml and offers.yaml declare. */
public final class RuleSetReader {

  static final String DEFINITION = "ruleset.yaml";
  static final String OFFERS = "offers.yaml";
  private static final String KEY = "[a-z0-9][a-z0-9-]{0,63}";

  private static final RuleSetDefinition NOTHING =
      new RuleSetDefinition(
          "", "", null, List.of(), List.of(), List.of(), List.of(), List.of(), null);

  private RuleSetReader() {}

  /**
   * What came of reading.
   *
   * @param ruleSet null where there is an error among the issues
   * @param readable what could be read in spite of errors, for whoever looks for more of them
   * @param issues sorted
   */
  public record Reading(RuleSet ruleSet, RuleSet readable, List<Issue> issues) {}

  /** Reads whatever the folder holds; never throws for what an author wrote. */
  public static Reading read(List<RuleSource> sources) {
    List<Issue> issues = new ArrayList<>();
    RuleSetDefinition definition = null;
    Optional<RuleSource> file = find(sources, DEFINITION);
    if (file.isEmpty()) {
      issues.add(
          Issue.error(
              "ruleset-missing",
              "A rule set needs the file ruleset.yaml in its top folder.",
              Location.file(DEFINITION)));
    } else {
      definition =
          new YamlFile(DEFINITION, issues)
              .read(file.get().text())
              .map(RuleSetReader::definition)
              .orElse(null);
    }
    List<Offer> offers =
        find(sources, OFFERS)
            .flatMap(source -> new YamlFile(OFFERS, issues).readIfAny(source.text()))
            .map(OfferReader::offers)
            .orElse(List.of());
    List<Issue> sorted = issues.stream().sorted().toList();
    boolean broken = definition == null || sorted.stream().anyMatch(Issue::isError);
    RuleSet readable = new RuleSet(definition == null ? NOTHING : definition, offers, sources);
    return new Reading(broken ? null : readable, readable, sorted);
  }

  private static Optional<RuleSource> find(List<RuleSource> sources, String path) {
    return sources.stream().filter(source -> source.path().equals(path)).findFirst();
  }

  private static RuleSetDefinition definition(YamlObject top) {
    top.allow(
        "key",
        "name",
        "description",
        "segments",
        "decisions",
        "rules",
        "attributes",
        "arbitration");
    String key = top.requiredText("key");
    if (key != null && !key.matches(KEY)) {
      top.issue(
          "key",
          "yaml-value",
          "'key' must be lower-case letters, digits and hyphens, at most 64, not '" + key + "'.");
    }
    YamlObject decisions = top.object("decisions");
    List<DecisionRef> segmentDecisions = List.of();
    List<DecisionRef> offerDecisions = List.of();
    if (decisions != null) {
      decisions.allow("segments", "offers");
      segmentDecisions = references(decisions, "segments");
      offerDecisions = references(decisions, "offers");
    }
    YamlObject arbitration = top.object("arbitration");
    List<String> rules = top.texts("rules");
    if (segmentDecisions.isEmpty() && offerDecisions.isEmpty() && rules.isEmpty()) {
      top.issue(
          "decisions",
          "ruleset-empty",
          "'decisions' or 'rules' must name at least one decision or file.");
    }
    return new RuleSetDefinition(
        key == null ? "" : key,
        key == null || top.text("name") != null ? top.text("name") : key,
        top.text("description"),
        segments(top),
        segmentDecisions,
        offerDecisions,
        rules,
        attributes(top),
        arbitration == null ? null : arbitration.allow("score").text("score"));
  }

  private static List<Segment> segments(YamlObject top) {
    List<Segment> segments = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlObject entry : top.objects("segments")) {
      entry.allow("id", "name", "group", "description");
      String id = entry.requiredText("id");
      Segment.Group group = null;
      if (entry.requiredText("group") != null) {
        group = entry.choice("group", Segment.Group.class);
      }
      if (id != null && !ids.add(id)) {
        entry.issue("id", "duplicate-segment", "Segment '" + id + "' is declared twice.");
      } else if (id != null && group != null) {
        String name = entry.text("name");
        segments.add(new Segment(id, name == null ? id : name, group, entry.text("description")));
      }
    }
    return segments;
  }

  private static List<DecisionRef> references(YamlObject decisions, String key) {
    List<DecisionRef> references = new ArrayList<>();
    for (String text : decisions.texts(key)) {
      int hash = text.indexOf('#');
      if (hash < 1 || hash == text.length() - 1) {
        decisions.issue(
            key,
            "yaml-value",
            "'" + text + "' must be file#decision, such as segments.dmn#Lifecycle.");
      } else {
        references.add(new DecisionRef(text.substring(0, hash), text.substring(hash + 1)));
      }
    }
    return references;
  }

  private static List<Attribute> attributes(YamlObject top) {
    List<Attribute> attributes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlObject entry : top.objects("attributes")) {
      entry.allow("name", "type", "values");
      String name = entry.requiredText("name");
      Attribute.Type type = null;
      if (entry.requiredText("type") != null) {
        type = entry.choice("type", Attribute.Type.class);
      }
      if (name != null && !names.add(name)) {
        entry.issue("name", "duplicate-attribute", "Attribute '" + name + "' is declared twice.");
      } else if (name != null && type != null) {
        attributes.add(new Attribute(name, type, entry.texts("values")));
      }
    }
    return attributes;
  }
}
