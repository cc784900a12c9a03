package io.winnow.check;

import io.winnow.core.rule.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a YAML file declares something. */
final class YamlPlace {

  private YamlPlace() {}

  /** The line where {@code key} has the value {@code id}; the file alone where it is not seen. */
  static Location of(Subject subject, String path, String key, String id) {
    String text = subject.text(path);
    Matcher place =
        Pattern.compile(
                "\\b" + key + ":\\s*[\"']?" + Pattern.quote(id) + "(?![\\w-])", Pattern.MULTILINE)
            .matcher(text);
    if (!place.find()) {
      return Location.file(path);
    }
    int line = (int) text.substring(0, place.start()).chars().filter(c -> c == '\n').count();
    return Location.line(path, line + 1, null);
  }
}
