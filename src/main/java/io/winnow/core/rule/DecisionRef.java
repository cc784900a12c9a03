package io.winnow.core.rule;

/**
 * A decision of a DMN file, written {@code file#decision} in ruleset.yaml.
 *
 * @param file path within the rule set
 * @param decision the decision's DMN name
 */
public record DecisionRef(String file, String decision) {

  @Override
  public String toString() {
    return file + "#" + decision;
  }
}
