package io.winnow.platform.compiled;

import io.winnow.core.rule.CompiledForms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Compiled forms as files in the folder {@code compiled} of the data folder, those that were used
 * last.
 *
 * <p>A form is code that the service will run: nobody else may be able to write here. A digest
 * tells a whole file from a broken or misplaced one; it is no signature. Where the data folder does
 * not exist or cannot be written, nothing is kept.
 */
public final class CompiledFolder implements CompiledForms {

  private static final Logger LOG = Logger.getLogger(CompiledFolder.class);
  private static final String END = ".form";
  private static final int DIGEST_BYTES = 32;

  private final Supplier<Path> dataFolder;
  private final int most;
  private final Clock clock;

  /**
   * @param dataFolder asked for at first use
   * @param most files that are kept, those that were used last
   */
  public CompiledFolder(Supplier<Path> dataFolder, int most, Clock clock) {
    this.clock = clock;
    this.dataFolder = dataFolder;
    this.most = most;
  }

  @Override
  public byte[] find(String key) {
    try {
      byte[] file = Files.readAllBytes(file(key));
      byte[] form =
          file.length < DIGEST_BYTES
              ? new byte[0]
              : Arrays.copyOfRange(file, DIGEST_BYTES, file.length);
      if (file.length < DIGEST_BYTES
          || !Arrays.equals(digest(key, form), Arrays.copyOf(file, DIGEST_BYTES))) {
        LOG.warnf("event=compiled-form-ignored key=%s reason=broken", key);
        return null;
      }
      markUsed(key);
      return form;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      LOG.warnf("event=compiled-form-ignored key=%s reason=unreadable", key);
      return null;
    }
  }

  @Override
  public void keep(String key, byte[] form) {
    if (!Files.isDirectory(dataFolder.get())) {
      return;
    }
    try {
      Path folder = createFolder();
      Path temporary = Files.createTempFile(folder, key, ".tmp");
      try {
        Files.write(
            temporary,
            ByteBuffer.allocate(DIGEST_BYTES + form.length)
                .put(digest(key, form))
                .put(form)
                .array());
        Files.move(
            temporary,
            file(key),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      dropOldest(folder);
    } catch (IOException e) {
      LOG.infof("event=compiled-form-not-kept key=%s reason=%s", key, e.getClass().getSimpleName());
    }
  }

  private Path folder() {
    return dataFolder.get().resolve("compiled");
  }

  private Path file(String key) {
    return folder().resolve(key + END);
  }

  /** What is used stays longest. */
  private void markUsed(String key) {
    try {
      Files.setLastModifiedTime(file(key), FileTime.from(clock.instant()));
    } catch (IOException e) {
      LOG.debugf("event=compiled-form-not-marked key=%s", key);
    }
  }

  private Path createFolder() throws IOException {
    Path folder = folder();
    if (Files.isDirectory(folder)) {
      return folder;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
    return folder;
  }

  /** Left-overs of a killed process count too, so that they go in the end. */
  private void dropOldest(Path folder) throws IOException {
    record Aged(Path file, FileTime written) {}
    List<Aged> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.toList()) {
        try {
          files.add(new Aged(file, Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException e) {
          // another thread was faster
        }
      }
    }
    files.sort(Comparator.comparing(Aged::written).thenComparing(Aged::file));
    for (Aged old : files.subList(0, Math.max(0, files.size() - most))) {
      Files.deleteIfExists(old.file());
    }
  }

  private static byte[] digest(String key, byte[] form) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.getBytes(StandardCharsets.UTF_8));
      return digest.digest(form);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
