package io.winnow.ruleset;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A zip that anybody may have made. Nothing of it is written to a disk, and no more than the limits
 * allow is unpacked.
 */
final class ForeignZip {

  private static final int RATIO_FREE_BYTES = 1 << 18;
  private static final int MAX_RATIO = 200;

  private final byte[] zip;
  private final List<RuleSource> files = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private long total;

  ForeignZip(byte[] zip) {
    this.zip = zip;
  }

  /**
   * @throws ProblemException unreadable-zip; rules-rejected with every file that cannot be taken
   */
  List<RuleSource> read() {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      int entries = 0;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries++;
        if (entries > 2 * Bundle.MAX_FILES || files.size() > Bundle.MAX_FILES) {
          throw rejected(
              issue(
                  "bundle-files", "A rule set holds at most " + Bundle.MAX_FILES + " files.", ""));
        }
        if (!entry.isDirectory() && !ofTheSystem(entry.getName())) {
          take(entry.getName(), in);
        }
      }
      if (entries == 0) {
        throw unreadable("There is nothing in it, or it is no zip.");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable("It is damaged, cut off or encrypted.");
    }
    if (!issues.isEmpty()) {
      throw rejected(issues.toArray(Issue[]::new));
    }
    return withoutCommonFolder();
  }

  /** What desktops add to a zip without being asked. */
  private static boolean ofTheSystem(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store") || name.equals(".DS_Store");
  }

  private void take(String name, ZipInputStream in) throws IOException {
    byte[] bytes = bytes(name, in);
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      issues.add(issue("bundle-duplicate", "The zip holds this file twice.", name));
    } else if (!RuleFormat.isPath(name.substring(commonFolder(name).length()))) {
      issues.add(
          issue(
              "bundle-path",
              "A rule set holds .yaml, .dmn, .drl and .xlsx files in its top folder and .yaml files"
                  + " in the folder scenarios.",
              name));
    } else {
      files.add(new RuleSource(name, bytes));
    }
  }

  private byte[] bytes(String name, ZipInputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
      total += read;
      if (bytes.size() > Bundle.MAX_FILE_BYTES) {
        throw rejected(issue("bundle-size", tooLarge("A file", Bundle.MAX_FILE_BYTES), name));
      }
      if (total > Bundle.MAX_BYTES) {
        throw rejected(issue("bundle-size", tooLarge("A rule set", Bundle.MAX_BYTES), name));
      }
      if (total > RATIO_FREE_BYTES && total / MAX_RATIO > zip.length) {
        throw rejected(issue("bundle-ratio", "The zip unpacks to far more than it is.", name));
      }
    }
    return bytes.toByteArray();
  }

  private static String tooLarge(String what, long most) {
    return what + " holds at most " + most + " bytes.";
  }

  /** A zip of a folder may hold the folder itself: it is the first part of every name then. */
  private static String commonFolder(String name) {
    int slash = name.indexOf('/');
    return slash <= 0 || name.startsWith("scenarios/") || name.startsWith(".")
        ? ""
        : name.substring(0, slash + 1);
  }

  private List<RuleSource> withoutCommonFolder() {
    Set<String> folders = new HashSet<>();
    files.forEach(file -> folders.add(commonFolder(file.path())));
    if (folders.size() > 1) {
      throw rejected(
          files.stream()
              .filter(file -> !commonFolder(file.path()).isEmpty())
              .map(file -> issue("bundle-path", "The only folder is scenarios.", file.path()))
              .toArray(Issue[]::new));
    }
    return files.stream()
        .map(
            file ->
                new RuleSource(
                    file.path().substring(commonFolder(file.path()).length()), file.bytes()))
        .toList();
  }

  private static Issue issue(String code, String message, String name) {
    return Issue.error(code, message, Location.file(name));
  }

  private static ProblemException rejected(Issue... issues) {
    return new ProblemException(
        ProblemType.RULES_REJECTED,
        "The zip cannot be taken: " + issues[0].message(),
        Problems.faults(List.of(issues)));
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemType.UNREADABLE_ZIP, detail);
  }
}
