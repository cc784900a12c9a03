package io.winnow.engine.grid;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a DMN file gives names to.
 *
 * @param variables all that an expression may name: inputs, decisions, functions, parameters
 * @param types what the file's own types are made of, by name
 */
public record DmnNames(Set<String> variables, Map<String, Type> types) {

  private static final Set<String> NAMED =
      Set.of(
          "inputData",
          "decision",
          "businessKnowledgeModel",
          "decisionService",
          "variable",
          "formalParameter",
          "parameter",
          "import");

  /**
   * @param base the name of another type, or null
   * @param allowedValues FEEL unary tests, or null
   */
  public record Type(String base, String allowedValues) {}

  public DmnNames {
    variables = Set.copyOf(variables);
    types = Map.copyOf(types);
  }

  /**
   * @throws TableException the file cannot be read
   */
  public static DmnNames of(RuleSource dmn) {
    Set<String> variables = new HashSet<>();
    Map<String, Type> types = new HashMap<>();
    collect(XmlText.read(dmn).root(), variables, types);
    return new DmnNames(variables, types);
  }

  private static void collect(XmlElement in, Set<String> variables, Map<String, Type> types) {
    for (XmlElement child : in.elements()) {
      String name = child.attribute("name");
      if (child.localName().equals("decisionTable")) {
        continue; // thousands of rows that name nothing
      }
      if (name != null && NAMED.contains(child.localName())) {
        variables.add(name);
      }
      if (name != null && child.localName().equals("itemDefinition")) {
        types.put(name, type(child));
      }
      collect(child, variables, types);
    }
  }

  private static Type type(XmlElement definition) {
    XmlElement base = definition.child("typeRef");
    XmlElement values = definition.child("allowedValues");
    XmlElement text = values == null ? null : values.child("text");
    return new Type(base == null ? null : base.text(), text == null ? null : text.text());
  }
}
