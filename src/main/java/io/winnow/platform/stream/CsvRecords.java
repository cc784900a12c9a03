package io.winnow.platform.stream;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of CSV text of any length (RFC 4180: commas, quotes doubled within quotes, line
 * breaks within quotes), one at a time. A record that cannot be read is told and costs one line:
 * reading goes on after the first line break within it.
 */
public final class CsvRecords {

  /**
   * @param line where the record begins, from 1
   * @param fault why it cannot be read; null when it can
   */
  public record CsvRecord(long line, List<String> cells, String fault) {}

  private static final int END = -1;

  private final Reader in;
  private final int maxChars;
  private final StringBuilder raw = new StringBuilder();
  private final char[] buffer = new char[1 << 14];
  private int from;
  private int to;
  private String again = "";
  private int againFrom;
  private long line = 1;

  public CsvRecords(Reader in, int maxChars) {
    this.in = in;
    this.maxChars = maxChars;
  }

  /** The next record that is not blank; null at the end. */
  public CsvRecord next() throws IOException {
    while (true) {
      long start = line;
      raw.setLength(0);
      if (peek() == END) {
        return null;
      }
      List<String> cells = new ArrayList<>();
      String fault = record(cells);
      if (fault != null) {
        resumeAfterFirstLine(start);
        return new CsvRecord(start, List.of(), fault);
      }
      if (cells.size() > 1 || !cells.get(0).isBlank()) {
        return new CsvRecord(start, cells, null);
      }
    }
  }

  private String record(List<String> cells) throws IOException {
    while (true) {
      StringBuilder cell = new StringBuilder();
      if (peek() == '"') {
        String fault = quoted(cell);
        if (fault != null) {
          return fault;
        }
      } else {
        plain(cell);
      }
      cells.add(cell.toString());
      if (raw.length() > maxChars) {
        return "The record is longer than " + maxChars + " characters.";
      }
      int c = read();
      if (c == '\r' && peek() == '\n') {
        c = read();
      }
      if (c != ',') {
        return null;
      }
    }
  }

  private void plain(StringBuilder cell) throws IOException {
    for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != END; c = peek()) {
      cell.append((char) read());
      if (raw.length() > maxChars) {
        cell.setLength(0); // still to be read to its end, but not to be held
        raw.setLength(maxChars + 1);
      }
    }
  }

  private String quoted(StringBuilder cell) throws IOException {
    read();
    while (raw.length() <= maxChars) {
      int c = read();
      if (c == END) {
        return "A quote is opened and never closed.";
      }
      if (c != '"') {
        cell.append((char) c);
      } else if (peek() == '"') {
        cell.append((char) read());
      } else {
        int next = peek();
        return next == ',' || next == '\n' || next == '\r' || next == END
            ? null
            : "A quoted cell is followed by more text.";
      }
    }
    return "The record is longer than " + maxChars + " characters, or a quote is never closed.";
  }

  private void resumeAfterFirstLine(long start) throws IOException {
    int lineEnd = raw.indexOf("\n");
    if (lineEnd >= 0) {
      again = raw.substring(lineEnd + 1) + again.substring(againFrom);
      againFrom = 0;
      line = start + 1;
      return;
    }
    for (int c = peek(); c != '\n' && c != END; c = peek()) {
      read();
      raw.setLength(0);
    }
    read();
  }

  private int peek() throws IOException {
    if (againFrom < again.length()) {
      return again.charAt(againFrom);
    }
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return from == to ? END : buffer[from];
  }

  private int read() throws IOException {
    int c = peek();
    if (c == END) {
      return END;
    }
    if (againFrom < again.length()) {
      againFrom++;
    } else {
      from++;
    }
    raw.append((char) c);
    if (c == '\n') {
      line++;
    }
    return c;
  }
}
