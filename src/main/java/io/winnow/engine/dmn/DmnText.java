package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.feel.FeelSource;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks at a DMN file as XML before any DMN library does. */
final class DmnText {

  private static final Set<String> VERSIONS =
      Set.of(
          "http://www.omg.org/spec/DMN/20180521/MODEL/",
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "https://www.omg.org/spec/DMN/20211108/MODEL/",
          "https://www.omg.org/spec/DMN/20230324/MODEL/",
          "https://www.omg.org/spec/DMN/20240513/MODEL/");

  private static final Set<String> FUNCTIONS = Set.of("functionDefinition", "encapsulatedLogic");

  private DmnText() {}

  /**
   * What keeps the file from being read: no XML, a DOCTYPE, an encoding or a version of DMN that
   * the library would misread, something else than DMN, or something that would have the library
   * reach out of it.
   *
   * @param size counts what all files of the rule set hold
   */
  static Optional<Issue> unreadable(RuleSource file, DmnSize size) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = null;
    try {
      xml = factory.createXMLStreamReader(new ByteArrayInputStream(file.bytes()));
      String encoding = xml.getCharacterEncodingScheme();
      if (encoding != null && !encoding.matches("(?i)utf-8|us-ascii")) {
        return issue(
            "dmn-encoding",
            "The file is in the encoding " + encoding + ": save it in UTF-8.",
            file,
            xml.getLocation());
      }
      boolean root = true;
      size.next();
      while (xml.hasNext()) {
        int event = xml.next();
        FeelSource.Fault fault = size.take(xml, event);
        if (fault != null) {
          return issue(fault.code(), fault.message(), file, xml.getLocation());
        }
        if (event == XMLStreamConstants.DTD) {
          return issue(
              "dmn-doctype",
              "A DMN file must not have a DOCTYPE: remove it.",
              file,
              xml.getLocation());
        }
        if (event == XMLStreamConstants.START_ELEMENT && isForeign(xml)) {
          return issue(
              "dmn-external-function",
              "Functions must be written in FEEL; Java and PMML are refused.",
              file,
              xml.getLocation());
        }
        if (event == XMLStreamConstants.START_ELEMENT && isForeignImport(xml)) {
          return issue(
              "dmn-import",
              "Only DMN models of the same rule set can be imported.",
              file,
              xml.getLocation());
        }
        if (event == XMLStreamConstants.START_ELEMENT && root) {
          root = false;
          String namespace = xml.getNamespaceURI();
          if (!"definitions".equals(xml.getLocalName())
              || namespace == null
              || !namespace.contains("/spec/DMN/")) {
            return issue(
                "dmn-not-dmn",
                "This is XML, but not a DMN model: it must start with <definitions> of DMN 1.2 to 1.6.",
                file,
                xml.getLocation());
          }
          if (!VERSIONS.contains(namespace)) {
            return issue(
                "dmn-version",
                "The version of DMN with the namespace '"
                    + namespace
                    + "' is not supported: save the model as DMN 1.2 to 1.6.",
                file,
                xml.getLocation());
          }
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      String text = e.getMessage();
      int own = text.indexOf("Message: ");
      return issue(
          "dmn-xml",
          "The file is not well-formed XML: "
              + (own < 0 ? text : text.substring(own + "Message: ".length())),
          file,
          e.getLocation());
    }
  }

  /** The library looks for the code of such a function while it reads the model. */
  private static boolean isForeign(XMLStreamReader element) {
    String kind = attribute(element, "kind");
    return FUNCTIONS.contains(element.getLocalName()) && kind != null && !kind.equals("FEEL");
  }

  /** The library would fetch it. */
  private static boolean isForeignImport(XMLStreamReader element) {
    String type = attribute(element, "importType");
    return element.getLocalName().equals("import")
        && (type == null || !type.contains("/spec/DMN/"));
  }

  /** Of any namespace: the first versions of DMN had some of them elsewhere. */
  private static String attribute(XMLStreamReader element, String name) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equals(name)) {
        return element.getAttributeValue(i);
      }
    }
    return null;
  }

  private static Optional<Issue> issue(
      String code, String message, RuleSource file, javax.xml.stream.Location at) {
    return Optional.of(
        Issue.error(
            code,
            message,
            at == null
                ? Location.file(file.path())
                : Location.line(file.path(), at.getLineNumber(), at.getColumnNumber())));
  }
}
