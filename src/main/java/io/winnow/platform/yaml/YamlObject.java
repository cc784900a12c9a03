package io.winnow.platform.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Names and values of a YAML file. Whatever is wrong becomes an issue at its line and reads as
 * null, so that one pass tells everything.
 */
public final class YamlObject {

  /** Of one list: more segments, attributes, offers or steps than anybody looks through. */
  private static final int MOST_ENTRIES = 10_000;

  private final YamlFile file;
  private final MappingNode node;
  private final String name;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /**
   * @param name what the object is called in messages; empty at the top
   */
  YamlObject(YamlFile file, MappingNode node, String name) {
    this.file = file;
    this.node = node;
    this.name = name;
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        file.issue("yaml-type", "A name must be text.", file.at(entry.getKeyNode()));
      } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
        file.issue("yaml-duplicate", "'" + key.getValue() + "' is given twice.", file.at(key));
      }
    }
  }

  /** Every name that is not among these is an issue. */
  public YamlObject allow(String... known) {
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key
          && !Arrays.asList(known).contains(key.getValue())) {
        file.issue(
            "yaml-unknown-name",
            "'"
                + key.getValue()
                + "' is not known"
                + (name.isEmpty() ? "" : " in " + name)
                + ". Known: "
                + String.join(", ", known)
                + ".",
            file.at(key));
      }
    }
    return this;
  }

  public boolean has(String key) {
    Node value = values.get(key);
    return value != null && !Tag.NULL.equals(value.getTag());
  }

  /** The value as it is written, or null. */
  public String text(String key) {
    return has(key) ? scalar(values.get(key), "'" + key + "'") : null;
  }

  public String requiredText(String key) {
    String text = text(key);
    if (text == null || text.isBlank()) {
      if (!has(key) || text != null) {
        file.issue(
            "yaml-missing",
            "'" + key + "' is missing" + (name.isEmpty() ? "" : " in " + name) + ".",
            file.at(node));
      }
      return null;
    }
    return text;
  }

  /**
   * @param reader gives the value, or throws IllegalArgumentException with what the text must be
   */
  public <T> T parsed(String key, Function<String, T> reader) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text.strip());
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      issue(key, "yaml-value", "'" + key + "' " + e.getMessage() + ", not '" + text + "'.");
      return null;
    }
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return parsed(
        key,
        text -> {
          for (E constant : type.getEnumConstants()) {
            if (wire(constant).equals(text)) {
              return constant;
            }
          }
          throw new IllegalArgumentException(
              "must be one of "
                  + String.join(
                      ", ", Arrays.stream(type.getEnumConstants()).map(YamlObject::wire).toList()));
        });
  }

  /** LOWER_UNDERSCORE to lowerCamel: the names of the contract. */
  private static String wire(Enum<?> constant) {
    StringBuilder text = new StringBuilder();
    for (String part : constant.name().toLowerCase(Locale.ROOT).split("_")) {
      text.append(
          text.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return text.toString();
  }

  public BigDecimal number(String key) {
    return parsed(
        key,
        text -> {
          if (text.length() > 40 || !text.matches("-?\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("must be a number such as 12.5");
          }
          return new BigDecimal(text);
        });
  }

  public Integer count(String key) {
    return parsed(
        key,
        text -> {
          if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("must be a whole number of 1 or more");
          }
          return Integer.valueOf(text);
        });
  }

  public boolean flag(String key) {
    Boolean flag =
        parsed(
            key,
            text ->
                switch (text) {
                  case "true" -> Boolean.TRUE;
                  case "false" -> Boolean.FALSE;
                  default -> throw new IllegalArgumentException("must be true or false");
                });
    return Boolean.TRUE.equals(flag);
  }

  public YamlObject object(String key) {
    return has(key) ? object(values.get(key), "'" + key + "'") : null;
  }

  public List<YamlObject> objects(String key) {
    List<YamlObject> objects = new ArrayList<>();
    for (Node item : items(key)) {
      YamlObject object = object(item, "an entry of '" + key + "'");
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      String text = scalar(item, "an entry of '" + key + "'");
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** All names with their texts. */
  public Map<String, String> textByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.keySet().forEach(key -> texts.put(key, text(key) == null ? "" : text(key)));
    return texts;
  }

  /** Every name there is, one with an empty value included. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public void issue(String key, String code, String message) {
    file.issue(code, message, file.at(values.getOrDefault(key, node)));
  }

  /**
   * The value as JSON would have it: String, BigDecimal, Boolean, List, Map or null. A date stays
   * text.
   */
  public Object value(String key) {
    return has(key) ? YamlValue.of(values.get(key)) : null;
  }

  /** All names with their values as {@link #value} gives them; a null is left out. */
  public Map<String, Object> values() {
    Map<String, Object> all = new LinkedHashMap<>();
    values.keySet().stream().filter(this::has).forEach(key -> all.put(key, value(key)));
    return all;
  }

  private List<Node> items(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (values.get(key) instanceof SequenceNode sequence) {
      List<Node> entries = sequence.getValue();
      if (entries.size() <= MOST_ENTRIES) {
        return entries;
      }
      issue(key, "yaml-value", "'%s' has at most %d entries.".formatted(key, MOST_ENTRIES));
      return List.of();
    }
    issue(key, "yaml-type", "'" + key + "' must be a list.");
    return List.of();
  }

  private YamlObject object(Node value, String what) {
    if (value instanceof MappingNode mapping) {
      return new YamlObject(file, mapping, what);
    }
    file.issue("yaml-type", what + " must hold names and values.", file.at(value));
    return null;
  }

  private String scalar(Node value, String what) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    file.issue("yaml-type", what + " must be a single value.", file.at(value));
    return null;
  }
}
