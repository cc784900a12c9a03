package io.winnow.ruleset;

import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of one version in canonical form: sorted by path, text in UTF-8 with line feeds only.
 * The same files give the same hash and the same zip on every machine.
 */
public record Bundle(List<RuleSource> files) {

  /** The most files of a rule set. */
  public static final int MAX_FILES = 500;

  /** The largest single file. */
  public static final int MAX_FILE_BYTES = 8 << 20;

  /** The largest rule set, unpacked. */
  public static final int MAX_BYTES = 24 << 20;

  public Bundle {
    files =
        files.stream()
            .map(Bundle::canonical)
            .sorted(Comparator.comparing(RuleSource::path))
            .toList();
  }

  /** The file as it is kept: text in UTF-8 with line feeds only. */
  public static RuleSource canonical(RuleSource file) {
    boolean text = file.format() != null && file.format() != RuleFormat.XLSX;
    return text ? CanonicalText.of(file) : file;
  }

  /** {@code sha256:} and the hex SHA-256 over each path, a zero byte, the length and the bytes. */
  public String hash() {
    MessageDigest digest = sha256();
    for (RuleSource file : files) {
      digest.update(file.path().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(file.bytes().length).array());
      digest.update(file.bytes());
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /** Names the content of one file: hex SHA-256. */
  public static String etag(RuleSource file) {
    return HexFormat.of().formatHex(sha256().digest(file.bytes()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (RuleSource file : files) {
        ZipEntry entry = new ZipEntry(file.path());
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.bytes());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads back what {@link #zip()} wrote; not for zips of other origin, which need limits. */
  public static Bundle ofZip(byte[] stored) {
    List<RuleSource> files = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(stored))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.add(new RuleSource(entry.getName(), zip.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bundle(files);
  }

  /**
   * Reads a zip that anybody may have made, within limits.
   *
   * @throws io.winnow.platform.problem.ProblemException unreadable-zip, rules-rejected
   */
  public static Bundle ofForeignZip(byte[] zip) {
    return new Bundle(new ForeignZip(zip).read());
  }
}
