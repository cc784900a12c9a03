package io.winnow.check;

import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files under check as lines, read once each however many findings they have. */
final class FileTexts {

  private final RuleSet ruleSet;
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, String> whole = new HashMap<>();
  private final Map<String, Map<String, Integer>> declared = new HashMap<>();

  FileTexts(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Empty where there is no such file. */
  List<String> lines(String path) {
    return lines.computeIfAbsent(path, this::read);
  }

  /** The file with one kind of line break. */
  String whole(String path) {
    return whole.computeIfAbsent(path, same -> String.join("\n", lines(same)));
  }

  /** The line where {@code key} has the value {@code id}; the file alone where it is not seen. */
  Location place(String path, String key, String id) {
    Integer line = declared.computeIfAbsent(path + "#" + key, same -> declared(path, key)).get(id);
    return line == null ? Location.file(path) : Location.line(path, line, null);
  }

  private List<String> read(String path) {
    return ruleSet.sources().stream()
        .filter(source -> source.path().equals(path))
        .findFirst()
        .map(RuleSource::text)
        .orElse("")
        .lines()
        .toList();
  }

  private Map<String, Integer> declared(String path, String key) {
    Pattern value =
        Pattern.compile("(?<![\\w-])" + key + ":\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([\\w.-]++))");
    Map<String, Integer> found = new HashMap<>();
    int number = 0;
    for (String line : lines(path)) {
      number++;
      Matcher given = value.matcher(line);
      while (given.find()) {
        int group = given.group(1) != null ? 1 : given.group(2) != null ? 2 : 3;
        found.putIfAbsent(given.group(group), number);
      }
    }
    return found;
  }
}
