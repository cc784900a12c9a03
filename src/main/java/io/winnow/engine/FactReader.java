package io.winnow.engine;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Attribute;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads contacts' facts as a rule set declares them. Safe for any number of threads. */
public final class FactReader {

  private final List<Attribute> declared;

  public FactReader(RuleSet ruleSet) {
    this.declared = ruleSet.definition().attributes();
  }

  /**
   * @throws FactsException a custom attribute is not of its declared type
   */
  public Facts read(ContactFacts source) {
    return new Facts(source, typed(source.contact().attributes()));
  }

  private Map<String, Object> typed(Map<String, Object> attributes) {
    if (attributes.isEmpty()) {
      return attributes;
    }
    Map<String, Object> typed = new HashMap<>(attributes);
    for (Attribute attribute : declared) {
      if (attributes.containsKey(attribute.name())) {
        try {
          typed.put(attribute.name(), attribute.coerce(attributes.get(attribute.name())));
        } catch (IllegalArgumentException e) {
          throw new FactsException("/contact/attributes/" + attribute.name(), e.getMessage());
        }
      }
    }
    return typed;
  }
}
