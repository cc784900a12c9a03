package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks at a DMN file as XML before any DMN library does. */
final class DmnText {

  private DmnText() {}

  /** What keeps the file from being read: no XML, a DOCTYPE, something else than DMN. */
  static Optional<Issue> unreadable(RuleSource file) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = null;
    try {
      xml = factory.createXMLStreamReader(new ByteArrayInputStream(file.bytes()));
      boolean root = true;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          return issue(
              "dmn-doctype",
              "A DMN file must not have a DOCTYPE: remove it.",
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
