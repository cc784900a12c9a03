package io.winnow.check;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleAnalyst.Analysis;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a finding is about, in a few letters: the same while the text of its place is the same,
 * wherever it is moved, and another one once it was changed.
 */
final class Fingerprint {

  private static final Pattern NUMBERS = Pattern.compile("(?i)\\brows? \\d+(?:(?:, | and )\\d+)*");
  private static final int LENGTH = 24;

  private Fingerprint() {}

  static String of(Issue issue, Subject subject) {
    Location at = issue.location();
    String message = NUMBERS.matcher(issue.message()).replaceAll("row");
    return digest(
        String.join(
            "\u0000",
            issue.code(),
            String.valueOf(at.file()),
            String.valueOf(at.table()),
            String.valueOf(at.tableColumn()),
            message,
            place(at, subject)));
  }

  private static String place(Location at, Subject subject) {
    if (at.file() == null) {
      return "";
    }
    if (at.table() != null) {
      Analysis analysis = subject.analysis();
      List<String> rows = analysis.rows().getOrDefault(at.file() + "#" + at.table(), List.of());
      return at.row() == null
          ? String.join("\n", rows)
          : at.row() <= rows.size() ? rows.get(at.row() - 1) : "";
    }
    List<String> lines = subject.texts().lines(at.file());
    return at.line() != null && at.line() <= lines.size()
        ? lines.get(at.line() - 1).strip()
        : subject.texts().whole(at.file());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
