package io.winnow.engine.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element with every character that stands in the file: written out unchanged, it gives the same
 * bytes. Content is text as it is written (markup of comments and the like included) and elements.
 */
final class XmlElement {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("(\\s+)([^\\s=]+)(\\s*=\\s*)(\"[^\"]*\"|'[^']*')");

  private final String name;
  private final String namespace;
  private final XmlElement parent;
  private String openTag;
  private String closeTag;
  private List<Object> content = new ArrayList<>();

  /**
   * @param openTag from {@code <} to {@code >}
   * @param name with its prefix
   */
  XmlElement(String openTag, String name, String namespace, XmlElement parent) {
    this.openTag = openTag;
    this.name = name;
    this.namespace = namespace;
    this.parent = parent;
    this.closeTag = "";
  }

  void close(String tag) {
    closeTag = tag;
  }

  XmlElement parent() {
    return parent;
  }

  String namespace() {
    return namespace;
  }

  String localName() {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Such as {@code dmn:}, or nothing. */
  String prefix() {
    return name.substring(0, name.indexOf(':') + 1);
  }

  List<Object> content() {
    return content;
  }

  void setContent(List<Object> pieces) {
    open();
    content = new ArrayList<>(pieces);
  }

  /** Of the same namespace as this one. */
  List<XmlElement> children(String localName) {
    List<XmlElement> found = new ArrayList<>();
    for (XmlElement child : elements()) {
      if (child.localName().equals(localName) && child.namespace.equals(namespace)) {
        found.add(child);
      }
    }
    return found;
  }

  List<XmlElement> elements() {
    return content.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .toList();
  }

  /** The first child of this name, or null. */
  XmlElement child(String localName) {
    List<XmlElement> found = children(localName);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The decoded text without that of child elements. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Object piece : content) {
      if (piece instanceof String raw) {
        XmlText.characters(raw, text);
      }
    }
    return text.toString();
  }

  /** Replaces all content by a text. */
  void setText(String text) {
    boolean section =
        content.size() == 1
            && content.get(0) instanceof String raw
            && raw.startsWith("<![CDATA[")
            && raw.indexOf("]]>") == raw.length() - 3
            && !text.contains("]]>")
            && text.indexOf('\r') < 0;
    setContent(List.of(section ? "<![CDATA[" + text + "]]>" : XmlEscapes.encodeText(text)));
  }

  /** The decoded value, or null. */
  String attribute(String attribute) {
    Matcher at = find(attribute);
    if (at == null) {
      return null;
    }
    String quoted = at.group(4);
    return XmlEscapes.decodeAttribute(quoted.substring(1, quoted.length() - 1));
  }

  /**
   * @param value null takes the attribute out
   */
  void setAttribute(String attribute, String value) {
    Matcher at = find(attribute);
    String written =
        value == null ? "" : attribute + "=\"" + XmlEscapes.encodeAttribute(value) + "\"";
    if (at == null && value != null) {
      int end = 1 + name.length();
      for (Matcher any = ATTRIBUTE.matcher(openTag).region(end, openTag.length());
          any.lookingAt();
          any.region(end, openTag.length())) {
        end = any.end();
      }
      openTag = openTag.substring(0, end) + " " + written + openTag.substring(end);
    } else if (at != null) {
      openTag =
          openTag.substring(0, value == null ? at.start() : at.end(1))
              + written
              + openTag.substring(at.end());
    }
  }

  private Matcher find(String attribute) {
    Matcher at = ATTRIBUTE.matcher(openTag);
    int from = 1 + name.length();
    while (at.region(from, openTag.length()).lookingAt()) {
      if (at.group(2).equals(attribute)) {
        return at;
      }
      from = at.end();
    }
    return null;
  }

  /** {@code <a/>} becomes {@code <a></a>}. */
  private void open() {
    if (openTag.endsWith("/>")) {
      openTag = openTag.substring(0, openTag.length() - 2).stripTrailing() + ">";
      closeTag = "</" + name + ">";
    }
  }

  void write(StringBuilder into) {
    into.append(openTag);
    for (Object piece : content) {
      if (piece instanceof XmlElement element) {
        element.write(into);
      } else {
        into.append(piece);
      }
    }
    into.append(closeTag);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }
}
