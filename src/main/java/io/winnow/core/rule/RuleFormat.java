package io.winnow.core.rule;

/** What a file of a rule set holds, told by its name. */
public enum RuleFormat {
  DMN,
  DRL,
  XLSX,
  YAML;

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
