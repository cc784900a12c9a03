package io.winnow.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells a data folder that has once been started from one whose creation was interrupted. The
 * latter holds no data of anybody, but would never start; it is set aside, not deleted.
 */
final class DataFolder {

  private static final Logger LOG = Logger.getLogger(DataFolder.class);
  private static final String MARK = "winnow.complete";

  private DataFolder() {}

  static void markComplete(Path data) throws IOException {
    Path mark = data.resolve(MARK);
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
  }

  static void setAsideIfIncomplete(Path data) throws IOException {
    if (!Files.isDirectory(data) || isEmpty(data) || Files.exists(data.resolve(MARK))) {
      return;
    }
    int number = 1;
    Path aside = data.resolveSibling(data.getFileName() + ".incomplete-" + number);
    while (Files.exists(aside)) {
      number++;
      aside = data.resolveSibling(data.getFileName() + ".incomplete-" + number);
    }
    Files.move(data, aside);
    LOG.warnf("event=incomplete-database-set-aside folder=%s", aside);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
