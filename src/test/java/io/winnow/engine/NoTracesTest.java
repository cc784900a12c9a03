package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.diff.TableDiff;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.TableException;
import io.winnow.engine.analysis.KieRuleAnalyst;
import io.winnow.engine.grid.DmnTableEditor;
import io.winnow.engine.workbook.PoiSpreadsheets;
import io.winnow.ruleset.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing comes of the rejected rule sets: no process, socket, file or thread. */
class NoTracesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rejected");
  private static final KieRuleAnalyst ANALYST = new KieRuleAnalyst();
  private static final List<String> EVENTS =
      List.of("jdk.ProcessStart", "jdk.SocketRead", "jdk.SocketWrite", "jdk.FileWrite");

  @TempDir Path folder;

  @Test
  void rejectedRulesLeaveNoTraces() throws IOException {
    compileAll(); // whatever the libraries open when they are used first
    Set<Long> processes = processes();
    Set<String> threads = threads();
    Set<String> properties = properties();
    Set<Path> files = files();
    Path events = folder.resolve("events.jfr");
    try (Recording recording = new Recording()) {
      EVENTS.forEach(event -> recording.enable(event).withoutThreshold().withStackTrace());
      recording.start();
      compileAll();
      recording.stop();
      recording.dump(events);
    }
    assertThat(processes()).isSubsetOf(processes);
    assertThat(threads()).isSubsetOf(threads);
    assertThat(properties()).isEqualTo(properties);
    assertThat(files()).isEqualTo(files);
    assertThat(RecordingFile.readAllEvents(events).stream().filter(NoTracesTest::ofRules))
        .isEmpty();
  }

  /** Logs go to where no path is; the test runner and databases of other tests write, too. */
  private static boolean ofRules(RecordedEvent event) {
    boolean log = event.hasField("path") && event.getString("path") == null;
    return !log
        && event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(NoTracesTest::isOfRules);
  }

  private static void compileAll() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.sorted().toList()) {
        look(RuleSetFixture.of(folder));
      }
    }
  }

  /** What an author's files go through before anybody decides with them. */
  private static void look(RuleSetFixture fixture) {
    List<Issue> issues = fixture.issues();
    RuleSet ruleSet = RuleSetReader.read(fixture.files()).readable();
    ANALYST.analyse(ruleSet, issues, RuleSetFixture.AT);
    for (RuleSource file : ruleSet.sources()) {
      try {
        if (file.format() == RuleFormat.DMN) {
          DmnTableEditor editor = new DmnTableEditor();
          editor.content(file);
          for (String table : editor.tables(file)) {
            Grid grid = editor.read(file, table);
            editor.write(file, table, grid);
            TableDiff.between(file.path(), grid, grid);
          }
        } else if (file.format() == RuleFormat.XLSX) {
          new PoiSpreadsheets().sheets(file);
        }
      } catch (TableException e) {
        assertThat(e.issues()).isNotEmpty();
      }
    }
  }

  private static Set<Long> processes() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static Set<String> properties() {
    Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
    names.removeIf(name -> name.startsWith("jdk.jfr"));
    return names;
  }

  /** Those of the engines and the compiler; the runtime makes and ends its own at any time. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                thread.getKey().getName().contains("compiler")
                    || thread.getKey().getName().startsWith("Thread-")
                    || Stream.of(thread.getValue()).anyMatch(NoTracesTest::isOfRules))
        .map(thread -> thread.getKey().getName())
        .filter(name -> !name.equals(Thread.currentThread().getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOfRules(StackTraceElement frame) {
    return isOfRules(frame.getClassName());
  }

  private static boolean isOfRules(String type) {
    return type.startsWith("io.winnow.engine.")
        || type.startsWith("org.drools.")
        || type.startsWith("org.kie.");
  }

  /** Where a file would land whose name has no folder. */
  private static Set<Path> files() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (Path place : List.of(Path.of("."), CASES)) {
      try (Stream<Path> found = Files.list(place)) {
        found.forEach(files::add);
      }
    }
    return files;
  }
}
