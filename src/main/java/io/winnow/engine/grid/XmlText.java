package io.winnow.engine.grid;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML file that is edited in place: what nobody touches is written back byte for byte. No XML
 * library does that; so a library judges the text, and then it is only cut at its tags.
 *
 * @param before what stands before the root element
 * @param after what stands behind it
 */
record XmlText(String path, String before, XmlElement root, String after) {

  private static final int MAX_DEPTH = 200;
  private static final Pattern DECLARED =
      Pattern.compile("^\\uFEFF?<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern NAME = Pattern.compile("</?([^\\s/>]+)");

  /**
   * @throws TableException the file is not UTF-8, not well-formed, or has a DOCTYPE
   */
  static XmlText read(RuleSource file) {
    String text = decode(file);
    judge(file.path(), text);
    return cut(file.path(), text);
  }

  RuleSource write() {
    StringBuilder text = new StringBuilder(before);
    root.write(text);
    return RuleSource.of(path, text.append(after).toString());
  }

  private static String decode(RuleSource file) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes())).toString();
      Matcher declared = DECLARED.matcher(text);
      if (!declared.find() || declared.group(1).matches("(?i)utf-8|us-ascii")) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // told below, with all other encodings
    }
    throw refusal(
        "dmn-encoding", "Tables can be edited in files of the encoding UTF-8 only.", file.path());
  }

  private static void judge(String path, String text) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(marked));
      int depth = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw refusal("dmn-doctype", "A DMN file must not have a DOCTYPE: remove it.", path);
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
          throw refusal("dmn-xml", "The file is nested too deep.", path);
        }
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      }
    } catch (XMLStreamException e) {
      javax.xml.stream.Location at = e.getLocation();
      String message = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "");
      throw new TableException(
          Issue.error(
              "dmn-xml",
              "The file is not well-formed XML: " + message,
              at == null
                  ? Location.file(path)
                  : Location.line(path, at.getLineNumber(), at.getColumnNumber())));
    }
  }

  static TableException refusal(String code, String message, String path) {
    return new TableException(Issue.error(code, message, Location.file(path)));
  }

  /** Relies on the text being well-formed. */
  private static XmlText cut(String path, String text) {
    XmlElement root = null;
    XmlElement open = null;
    String before = "";
    int plain = 0;
    int at = text.indexOf('<');
    while (at >= 0) {
      int skipped = afterOther(text, at);
      if (skipped > 0) {
        at = text.indexOf('<', skipped);
        continue;
      }
      int end = tagEnd(text, at);
      String tag = text.substring(at, end);
      if (open != null && at > plain) {
        open.content().add(text.substring(plain, at));
      }
      if (root == null) {
        before = text.substring(0, at);
      }
      if (tag.startsWith("</")) {
        open.close(tag);
        open = open.parent();
      } else {
        XmlElement element = element(tag, open);
        if (open == null) {
          root = element;
        } else {
          open.content().add(element);
        }
        open = tag.endsWith("/>") ? open : element;
      }
      plain = end;
      at = open == null ? -1 : text.indexOf('<', end);
    }
    return new XmlText(path, before, root, text.substring(plain));
  }

  /** Behind a comment, CDATA section or instruction that begins here; else 0. */
  private static int afterOther(String text, int at) {
    if (text.startsWith("<!--", at)) {
      return text.indexOf("-->", at + 4) + 3;
    }
    if (text.startsWith("<![CDATA[", at)) {
      return text.indexOf("]]>", at) + 3;
    }
    return text.startsWith("<?", at) ? text.indexOf("?>", at) + 2 : 0;
  }

  private static int tagEnd(String text, int at) {
    char quote = 0;
    for (int i = at; ; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
  }

  private static XmlElement element(String tag, XmlElement parent) {
    Matcher found = NAME.matcher(tag);
    found.lookingAt();
    String name = found.group(1);
    int colon = name.indexOf(':');
    String prefix = name.substring(0, colon + 1);
    if (parent != null && !tag.contains("xmlns") && parent.prefix().equals(prefix)) {
      return new XmlElement(tag, name, parent.namespace(), parent);
    }
    String declaration = colon < 0 ? "xmlns" : "xmlns:" + name.substring(0, colon);
    String namespace = new XmlElement(tag, name, "", parent).attribute(declaration);
    for (XmlElement at = parent; namespace == null && at != null; at = at.parent()) {
      namespace = at.attribute(declaration);
    }
    return new XmlElement(tag, name, namespace == null ? "" : namespace, parent);
  }

  /** Adds the decoded characters of raw content: no comments, no instructions. */
  static void characters(String raw, StringBuilder into) {
    int plain = 0;
    int at = raw.indexOf('<');
    while (at >= 0) {
      into.append(XmlEscapes.decodeText(raw.substring(plain, at)));
      int end = afterOther(raw, at);
      if (raw.startsWith("<![CDATA[", at)) {
        String section = raw.substring(at + 9, end - 3);
        into.append(section.replace("\r\n", "\n").replace('\r', '\n'));
      }
      plain = end;
      at = raw.indexOf('<', end);
    }
    into.append(XmlEscapes.decodeText(raw.substring(plain)));
  }

  /** The line end that the file uses. */
  static String lineEnd(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
