package io.winnow.engine.grid;

import io.winnow.core.table.TableException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds the decision tables of a DMN file and names them as people would. */
final class DmnTables {

  private static final Set<String> VERSIONS =
      Set.of(
          "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
          "http://www.omg.org/spec/DMN/20180521/MODEL/",
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "https://www.omg.org/spec/DMN/20211108/MODEL/",
          "https://www.omg.org/spec/DMN/20230324/MODEL/",
          "https://www.omg.org/spec/DMN/20240513/MODEL/");

  private final Map<String, XmlElement> tables = new LinkedHashMap<>();
  private final Map<String, Integer> next = new HashMap<>();
  private final String namespace;

  private DmnTables(String namespace) {
    this.namespace = namespace;
  }

  /**
   * The table elements by name, in the order of the file.
   *
   * @throws TableException this is not DMN 1.1 to 1.6
   */
  static Map<String, XmlElement> of(XmlText file) {
    XmlElement root = file.root();
    if (!root.localName().equals("definitions") || !VERSIONS.contains(root.namespace())) {
      throw XmlText.refusal(
          "dmn-version",
          "This is no DMN model of the versions 1.1 to 1.6, but <"
              + root.localName()
              + "> of the namespace '"
              + root.namespace()
              + "'.",
          file.path());
    }
    DmnTables found = new DmnTables(root.namespace());
    for (XmlElement element : root.elements()) {
      boolean holder =
          element.localName().equals("decision")
              || element.localName().equals("businessKnowledgeModel");
      if (holder && element.namespace().equals(root.namespace())) {
        found.collect(element, String.valueOf(element.attribute("name")));
      }
    }
    return found.tables;
  }

  private void collect(XmlElement in, String name) {
    for (XmlElement child : in.elements()) {
      if (!child.namespace().equals(namespace) || child.localName().equals("extensionElements")) {
        continue;
      }
      if (child.localName().equals("decisionTable")) {
        add(name, child);
      } else {
        collect(child, name + step(child));
      }
    }
  }

  private void add(String name, XmlElement table) {
    String unique = name;
    // goes on where the last one of this name ended
    for (int i = next.getOrDefault(name, 2); tables.containsKey(unique); i++) {
      unique = name + "-" + i;
      next.put(name, i + 1);
    }
    tables.put(unique, table);
  }

  /** What a boxed expression adds to the way; nothing for what merely wraps. */
  private static String step(XmlElement element) {
    String named =
        switch (element.localName()) {
          case "encapsulatedLogic", "context", "functionDefinition", "invocation" -> "";
          case "contextEntry" -> nameOf(element.child("variable"), "result");
          case "binding" -> nameOf(element.child("parameter"), "binding");
          default -> element.localName();
        };
    return named.isEmpty() ? "" : "." + named;
  }

  private static String nameOf(XmlElement variable, String otherwise) {
    String name = variable == null ? null : variable.attribute("name");
    return name == null ? otherwise : name;
  }
}
