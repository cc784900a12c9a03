package io.winnow.engine.grid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids for rows and columns that have none, unlike every id of the file. */
final class GridIds {

  private static final Pattern ID = Pattern.compile("\\sid\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final int DIGITS = 12;

  private final Set<String> taken = new HashSet<>();

  /** Knows every id that the text holds; rather one too many than one too few. */
  static GridIds in(String text) {
    GridIds ids = new GridIds();
    Matcher id = ID.matcher(text);
    while (id.find()) {
      ids.taken.add(id.group(1));
    }
    return ids;
  }

  boolean isTaken(String id) {
    return taken.contains(id);
  }

  void take(String id) {
    taken.add(id);
  }

  /**
   * For a row without an id: the same for the same content, wherever the row stands, so that a file
   * without ids can be compared with its next version.
   */
  String derived(String... content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : content) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      String hex = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
      return unique("row-" + hex);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String unique(String wanted) {
    String id = wanted;
    for (int i = 2; !taken.add(id); i++) {
      id = wanted + "-" + i;
    }
    return id;
  }

  String random() {
    return unique("_" + UUID.randomUUID());
  }
}
