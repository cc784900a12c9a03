package io.winnow.table;

import io.winnow.core.diff.EntryChange.Entry;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.yaml.YamlFile;
import io.winnow.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The entries of a YAML file of a rule set, whether or not they are right. */
final class RuleEntries {

  private final List<Entry> entries = new ArrayList<>();

  private RuleEntries() {}

  /** In the order of the file; none where it is no YAML. */
  static List<Entry> of(RuleSource file) {
    RuleEntries read = new RuleEntries();
    if (file != null && !file.text().isBlank()) {
      new YamlFile(file.path(), new ArrayList<>())
          .read(file.text())
          .ifPresent(top -> read.add(file.path(), top));
    }
    return read.entries;
  }

  private void add(String path, YamlObject top) {
    Map<String, Object> rest = new LinkedHashMap<>();
    top.names().forEach(name -> rest.put(name, top.value(name)));
    switch (path) {
      case "ruleset.yaml" -> {
        listed("segment", "id", rest.remove("segments"));
        listed("attribute", "name", rest.remove("attributes"));
        entries.add(new Entry("ruleSet", "ruleset.yaml", flat(rest)));
      }
      case "offers.yaml" -> listed("offer", "id", rest.remove("offers"));
      default -> entries.add(new Entry("scenario", path, flat(rest)));
    }
  }

  private void listed(String kind, String key, Object list) {
    if (list instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> values && values.get(key) != null) {
          entries.add(new Entry(kind, text(values.get(key)), flat(values)));
        }
      }
    }
  }

  private static Map<String, String> flat(Map<?, ?> values) {
    Map<String, String> fields = new LinkedHashMap<>();
    values.forEach((name, value) -> flatten(String.valueOf(name), value, fields));
    return fields;
  }

  private static void flatten(String name, Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, inner) -> flatten(name + "." + key, inner, into));
    } else if (value instanceof List<?> list && list.stream().anyMatch(RuleEntries::isNested)) {
      for (int i = 0; i < list.size(); i++) {
        flatten(name + "[" + (i + 1) + "]", list.get(i), into);
      }
    } else {
      into.put(name, text(value));
    }
  }

  private static boolean isNested(Object value) {
    return value instanceof Map || value instanceof List;
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(RuleEntries::text).collect(Collectors.joining(", "));
    }
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }
}
