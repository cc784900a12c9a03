package io.winnow.platform.yaml;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML file while it is read. Works on nodes, so that every finding knows its line, and no tag
 * can create anything.
 */
public final class YamlFile {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_CODE_POINTS = 2_000_000;

  private final String path;
  private final List<Issue> issues;

  /**
   * @param issues gets every finding
   */
  public YamlFile(String path, List<Issue> issues) {
    this.path = path;
    this.issues = issues;
  }

  /** The file's top-level object; empty, with an issue, where there is none. */
  public Optional<YamlObject> read(String text) {
    return read(text, true);
  }

  /** The same for a file that may say nothing, be it blank or nothing but comments. */
  public Optional<YamlObject> readIfAny(String text) {
    return read(text, false);
  }

  private Optional<YamlObject> read(String text, boolean needed) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setMaxAliasesForCollections(0);
    try {
      if (text.indexOf('*') >= 0 && hasAlias(text, options)) {
        return Optional.empty();
      }
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        return Optional.of(new YamlObject(this, mapping, ""));
      }
      if (root == null || Tag.NULL.equals(root.getTag())) {
        if (needed) {
          issue("yaml-empty", "The file is empty.", Location.line(path, 1, 1));
        }
      } else {
        issue("yaml-type", "The file must hold names and values, such as 'key: crm'.", at(root));
      }
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      issue(
          "yaml-syntax",
          "The text is not valid YAML: " + e.getProblem() + ".",
          mark == null
              ? Location.file(path)
              : Location.line(path, mark.getLine() + 1, mark.getColumn() + 1));
    } catch (YAMLException e) {
      issue("yaml-syntax", "The text is not valid YAML: " + e.getMessage(), Location.file(path));
    }
    return Optional.empty();
  }

  /** A few aliases of aliases stand for more than any memory holds. */
  private boolean hasAlias(String text, LoaderOptions options) {
    for (Event event : new Yaml(options).parse(new StringReader(text))) {
      if (event instanceof AliasEvent) {
        Mark mark = event.getStartMark();
        issue(
            "yaml-alias",
            "Aliases (*name) are refused: write the value again.",
            Location.line(path, mark.getLine() + 1, mark.getColumn() + 1));
        return true;
      }
    }
    return false;
  }

  void issue(String code, String message, Location location) {
    issues.add(Issue.error(code, message, location));
  }

  Location at(Node node) {
    Mark mark = node.getStartMark();
    return Location.line(path, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
