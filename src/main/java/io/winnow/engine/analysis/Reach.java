package io.winnow.engine.analysis;

import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleAnalyst.Rule;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.dmn.DmnPlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.dmn.model.api.KnowledgeRequirement;

/** Which decisions ruleset.yaml reaches, itself or through what they need. */
final class Reach {

  /** A decision or function of a file. */
  record Node(DmnSource source, DRGElement element) {}

  private final RuleSet ruleSet;
  private final List<DmnSource> sources;
  private final Map<DRGElement, Node> reached = new LinkedHashMap<>();

  private Reach(RuleSet ruleSet, List<DmnSource> sources) {
    this.ruleSet = ruleSet;
    this.sources = sources;
  }

  static Reach of(RuleSet ruleSet, List<DmnSource> sources) {
    Reach reach = new Reach(ruleSet, sources);
    reach.walk();
    return reach;
  }

  /** The node that a reference of ruleset.yaml names, or null. */
  Node node(DecisionRef reference) {
    return reached.values().stream()
        .filter(node -> node.source().path().equals(reference.file()))
        .filter(node -> reference.decision().equals(node.element().getName()))
        .findFirst()
        .orElse(null);
  }

  /** All that is evaluated, in the order of discovery. */
  List<Node> nodes() {
    return List.copyOf(reached.values());
  }

  RuleSet ruleSet() {
    return ruleSet;
  }

  /** The rows of every table that is reached. */
  List<Rule> rows() {
    List<Rule> rows = new ArrayList<>();
    for (DmnSource source : sources) {
      for (AuthoredTable table : source.tables()) {
        boolean used =
            reached.values().stream()
                .anyMatch(
                    node ->
                        node.source().path().equals(source.path())
                            && table.node().equals(node.element().getName()));
        for (int row = 0; used && row < table.rows(); row++) {
          rows.add(new Rule(source.path(), table.node() + "#" + (row + 1), table.place(row)));
        }
      }
    }
    return rows;
  }

  /** Decisions and functions that nothing uses. */
  List<Issue> unused() {
    List<Issue> issues = new ArrayList<>();
    for (DmnSource source : sources) {
      for (DRGElement element : source.model().getDrgElement()) {
        boolean logic = element instanceof Decision || element instanceof BusinessKnowledgeModel;
        if (logic && !reached.containsKey(element)) {
          issues.add(
              Issue.warning(
                  "decision-unused",
                  "'%s' is never evaluated: ruleset.yaml does not name it, nor does a decision that it names need it."
                      .formatted(element.getName()),
                  DmnPlace.of(source.path(), element)));
        }
      }
    }
    return issues;
  }

  private void walk() {
    Map<String, Node> byAddress = new HashMap<>();
    Deque<Node> open = new ArrayDeque<>();
    List<DecisionRef> references = new ArrayList<>(ruleSet.definition().segmentDecisions());
    references.addAll(ruleSet.definition().offerDecisions());
    for (DmnSource source : sources) {
      for (DRGElement element : source.model().getDrgElement()) {
        Node node = new Node(source, element);
        byAddress.put(source.model().getNamespace() + "#" + element.getId(), node);
        if (references.contains(new DecisionRef(source.path(), element.getName()))
            && element instanceof Decision) {
          open.add(node);
        }
      }
    }
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (reached.putIfAbsent(node.element(), node) == null) {
        needs(
            node.element(),
            reference -> {
              String address = reference.getHref();
              String full =
                  address.startsWith("#")
                      ? node.source().model().getNamespace() + address
                      : address;
              if (byAddress.get(full) != null) {
                open.add(byAddress.get(full));
              }
            });
      }
    }
  }

  private static void needs(DRGElement element, Consumer<DMNElementReference> to) {
    List<DMNElementReference> needed = new ArrayList<>();
    element
        .findAllChildren(InformationRequirement.class)
        .forEach(
            one -> {
              needed.add(one.getRequiredDecision());
              needed.add(one.getRequiredInput());
            });
    element
        .findAllChildren(KnowledgeRequirement.class)
        .forEach(one -> needed.add(one.getRequiredKnowledge()));
    if (element instanceof DecisionService service) {
      needed.addAll(service.getOutputDecision());
      needed.addAll(service.getEncapsulatedDecision());
    }
    needed.stream().filter(one -> one != null && one.getHref() != null).forEach(to);
  }
}
