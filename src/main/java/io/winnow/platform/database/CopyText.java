package io.winnow.platform.database;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A row in the text format of PostgreSQL's {@code COPY … FROM STDIN}. */
public final class CopyText {

  private final StringBuilder row = new StringBuilder(512);

  /** The next column; null is SQL's null. Anything but text and lists is written as it prints. */
  public CopyText add(Object value) {
    if (!row.isEmpty()) {
      row.append('\t');
    }
    if (value == null) {
      row.append("\\N");
    } else {
      escape(value.toString());
    }
    return this;
  }

  /** The next column, of type {@code text[]}. */
  public CopyText addArray(List<String> values) {
    if (values == null) {
      return add(null);
    }
    StringBuilder array = new StringBuilder("{");
    for (String value : values) {
      array.append(array.length() == 1 ? "\"" : ",\"");
      array.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return add(array.append('}'));
  }

  /** The row in UTF-8 with its line's end. */
  public byte[] bytes() {
    return row.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void escape(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped =
          switch (text.charAt(i)) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> null;
          };
      if (escaped != null) {
        row.append(text, from, i).append(escaped);
        from = i + 1;
      }
    }
    row.append(text, from, text.length());
  }
}
