package io.winnow.ruleset;

import io.winnow.core.rule.RuleSource;

/** What the files of a rule set are on the wire. */
public final class FileTypes {

  private FileTypes() {}

  /** The media type, with its charset where the file is text. */
  public static String of(RuleSource file) {
    return switch (file.format()) {
      case DMN -> "application/xml;charset=UTF-8";
      case YAML -> "application/yaml;charset=UTF-8";
      case DRL -> "text/plain;charset=UTF-8";
      case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    };
  }
}
