package io.winnow.engine.grid;

/** Between XML as it is written and the text that it means. */
final class XmlEscapes {

  private XmlEscapes() {}

  /** The text of character data; line ends become line feeds, as every XML reader has them. */
  static String decodeText(String raw) {
    String lines = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    return references(lines);
  }

  static String decodeAttribute(String raw) {
    String lines = raw.replace("\r\n", " ");
    return references(lines.replace('\r', ' ').replace('\n', ' ').replace('\t', ' '));
  }

  static String encodeText(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        // only "]]>" has to be; written as most editors do
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  static String encodeAttribute(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }

  private static String references(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      int end = raw.charAt(at) == '&' ? raw.indexOf(';', at) : -1;
      if (end < 0) {
        text.append(raw.charAt(at++));
      } else {
        text.append(reference(raw.substring(at + 1, end)));
        at = end + 1;
      }
    }
    return text.toString();
  }

  private static String reference(String name) {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      default ->
          Character.toString(
              name.startsWith("#x")
                  ? Integer.parseInt(name.substring(2), 16)
                  : Integer.parseInt(name.substring(1)));
    };
  }
}
