package io.winnow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fact that some rule looks at, such as {@code contact.country} or {@code
 * contact.attributes.plan}.
 *
 * @param name the third part, for facts that hold values by name; else null
 */
public record FactPath(String fact, String property, String name) {

  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w.])(contact|metrics|consent|context)\\s*\\.\\s*([A-Za-z_]\\w*)"
              + "(?:\\s*\\.\\s*([A-Za-z_]\\w*))?");
  private static final Pattern TEXT_LITERAL =
      Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

  /** The paths that a FEEL text names, in order of appearance; text in quotes does not count. */
  public static List<FactPath> inFeel(String feel) {
    List<FactPath> paths = new ArrayList<>();
    Matcher matcher = PATH.matcher(TEXT_LITERAL.matcher(feel).replaceAll("\"\""));
    while (matcher.find()) {
      String fact = matcher.group(1);
      String property = matcher.group(2);
      boolean open = FactNames.isOpen(fact + "." + property);
      paths.add(new FactPath(fact, property, open ? matcher.group(3) : null));
    }
    return paths;
  }

  public boolean exists() {
    return FactNames.exist(fact, property);
  }

  @Override
  public String toString() {
    return fact + "." + property + (name == null ? "" : "." + name);
  }
}
