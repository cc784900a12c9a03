package io.winnow.engine.dmn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A file of test cases in the XML of the public DMN conformance suite, next to its models.
 *
 * @param model the file name of the model that the cases ask
 */
record ConformanceFile(Path path, String model, List<Case> cases) {

  /**
   * @param id of its folder and itself
   * @param service the decision service to ask; null: the decisions that the results name
   */
  record Case(String id, String service, Map<String, Object> inputs, List<Result> results) {
    Case {
      if (results.isEmpty()) {
        throw new IllegalArgumentException(id + " expects nothing");
      }
    }
  }

  /**
   * @param error the decision is expected to fail or to give null
   */
  record Result(String decision, boolean error, Object expected) {}

  /** Every file of cases under a folder, by path. */
  static List<ConformanceFile> under(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*-test-\\d+\\.xml"))
          .sorted()
          .map(ConformanceFile::read)
          .toList();
    }
  }

  /** The DMN files of the folder: the model that is asked and those that it imports. */
  List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(path.getParent())) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
  }

  String folder() {
    return path.getParent().getFileName().toString();
  }

  private static ConformanceFile read(Path path) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Element root = factory.newDocumentBuilder().parse(path.toFile()).getDocumentElement();
      String folder = path.getParent().getFileName().toString();
      List<Case> cases = children(root, "testCase").map(c -> readCase(folder, c)).toList();
      return new ConformanceFile(path, child(root, "modelName").getTextContent().strip(), cases);
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(path.toString(), e);
    }
  }

  private static Case readCase(String folder, Element element) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    children(element, "inputNode")
        .forEach(node -> inputs.put(node.getAttribute("name"), value(node)));
    List<Result> results =
        children(element, "resultNode")
            .map(
                node ->
                    new Result(
                        node.getAttribute("name"),
                        node.getAttribute("errorResult").equals("true"),
                        child(node, "expected") == null ? null : value(child(node, "expected"))))
            .toList();
    boolean service = element.getAttribute("type").equals("decisionService");
    return new Case(
        folder + "/" + element.getAttribute("id"),
        service ? element.getAttribute("invocableName") : null,
        inputs,
        results);
  }

  /** As FEEL has it: a list, a context or a value. */
  private static Object value(Element holder) {
    Element list = child(holder, "list");
    if (list != null) {
      return isNil(list)
          ? null
          : new ArrayList<>(children(list, "item").map(ConformanceFile::value).toList());
    }
    Element value = child(holder, "value");
    if (value != null) {
      return isNil(value) ? null : simple(value);
    }
    List<Element> components = children(holder, "component").toList();
    if (components.isEmpty()
        || components.stream().allMatch(c -> isNil(c) && !c.hasAttribute("name"))) {
      return null;
    }
    Map<String, Object> context = new LinkedHashMap<>();
    components.forEach(c -> context.put(c.getAttribute("name"), isNil(c) ? null : value(c)));
    return context;
  }

  private static Object simple(Element value) {
    String text = value.getTextContent();
    String type =
        value
            .getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type")
            .replaceFirst(".*:", "");
    return switch (type) {
      case "boolean" -> BuiltInType.BOOLEAN.fromString(text.strip());
      case "decimal", "double", "integer" -> BuiltInType.NUMBER.fromString(text.strip());
      case "date" -> BuiltInType.DATE.fromString(text.strip());
      case "time" -> BuiltInType.TIME.fromString(text.strip());
      case "dateTime" -> BuiltInType.DATE_TIME.fromString(text.strip());
      case "duration" -> BuiltInType.DURATION.fromString(text.strip());
      case "string" -> text;
      default -> throw new IllegalArgumentException("no value of type '" + type + "'");
    };
  }

  private static boolean isNil(Element element) {
    return element
        .getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil")
        .equals("true");
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).findFirst().orElse(null);
  }

  private static Stream<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children.stream();
  }
}
