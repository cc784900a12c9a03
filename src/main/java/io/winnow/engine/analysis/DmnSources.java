package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.grid.LeftOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;

/** Reads those DMN files that the compiler's guard let through. */
final class DmnSources {

  /** Errors that come after the guard: what they are about is wrong, and harmless to look at. */
  private static final Set<String> HARMLESS =
      Set.of(
          "unknown-segment",
          "unknown-offer",
          "unknown-fact",
          "unknown-input",
          "undeclared-attribute",
          "missing-decision");

  private static final Set<String> OF_LIBRARY =
      Arrays.stream(DMNMessageType.values())
          .map(type -> "dmn-" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.toUnmodifiableSet());

  private DmnSources() {}

  static List<DmnSource> of(RuleSet ruleSet, List<Issue> known) {
    List<DmnSource> sources = new ArrayList<>();
    for (RuleSource file : ruleSet.sources()) {
      if (file.format() == RuleFormat.DMN && !isRefused(file.path(), known)) {
        DmnSource source = read(file);
        if (source != null) {
          sources.add(source);
        }
      }
    }
    return sources;
  }

  /** An error without a file is about some file, so that all are refused. */
  private static boolean isRefused(String path, List<Issue> known) {
    return known.stream()
        .filter(Issue::isError)
        .filter(issue -> issue.location().file() == null || issue.location().file().equals(path))
        .anyMatch(issue -> !HARMLESS.contains(issue.code()) && !OF_LIBRARY.contains(issue.code()));
  }

  private static DmnSource read(RuleSource file) {
    try {
      return new DmnSource(
          file.path(),
          DMNMarshallerFactory.newDefaultMarshaller().unmarshal(LeftOut.filledIn(file).text()));
    } catch (RuntimeException e) {
      return null; // the compiler has told
    }
  }
}
