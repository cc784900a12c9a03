package io.winnow.core.rule;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One file of a rule set. The bytes are not copied: whoever makes a source gives them away.
 *
 * @param path relative to the rule set's folder, with forward slashes
 */
public record RuleSource(String path, byte[] bytes) {

  public RuleSource {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(bytes, "bytes");
  }

  public static RuleSource of(String path, String text) {
    return new RuleSource(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public RuleFormat format() {
    return RuleFormat.of(path);
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return path + " (" + bytes.length + " bytes)";
  }
}
