package io.winnow.ruleset;

import io.winnow.core.rule.RuleSource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text files as they are kept: UTF-8 without a byte order mark, line feeds only. */
final class CanonicalText {

  private static final String DECLARED_UTF_16 =
      "^(<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"'])(?i:utf-16(?:le|be)?)([\"'])";

  private CanonicalText() {}

  /** The file as it is kept; one whose text cannot be read stays as it is. */
  static RuleSource of(RuleSource file) {
    byte[] bytes = file.bytes();
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    Charset charset =
        big
            ? StandardCharsets.UTF_16BE
            : little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String plain = text.substring(marks(text)); // all: what is kept is kept as it is
      String lines = plain.replace("\r\n", "\n").replace('\r', '\n');
      String declared = big || little ? lines.replaceFirst(DECLARED_UTF_16, "$1UTF-8$2") : lines;
      RuleSource kept = RuleSource.of(file.path(), declared);
      return Arrays.equals(kept.bytes(), bytes) ? file : kept;
    } catch (CharacterCodingException e) {
      return file;
    }
  }

  private static int marks(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) == '\uFEFF') {
      count++;
    }
    return count;
  }
}
