package io.winnow.core.rule;

import java.util.regex.Pattern;

/** What a file of a rule set holds, told by its name. */
public enum RuleFormat {
  DMN,
  DRL,
  XLSX,
  YAML;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,119}");
  private static final String SCENARIOS = "scenarios/";

  /**
   * Whether a file of a rule set can be called so: a plain name with a known extension, in the top
   * folder; YAML also in the folder {@code scenarios}.
   */
  public static boolean isPath(String path) {
    boolean scenario = path.startsWith(SCENARIOS);
    String name = scenario ? path.substring(SCENARIOS.length()) : path;
    RuleFormat format = of(path);
    return format != null
        && (!scenario || format == YAML)
        && NAME.matcher(name).matches()
        && !name.contains("..");
  }

  /** The format by file extension, or null for a name that a rule set cannot hold. */
  public static RuleFormat of(String path) {
    String name = path.toLowerCase(java.util.Locale.ROOT);
    if (name.endsWith(".dmn")) {
      return DMN;
    }
    if (name.endsWith(".drl")) {
      return DRL;
    }
    if (name.endsWith(".xlsx")) {
      return XLSX;
    }
    return name.endsWith(".yaml") ? YAML : null;
  }
}
