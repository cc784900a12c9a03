package io.winnow.platform.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Values of no declared type, as JSON would have them. */
final class YamlValue {

  private YamlValue() {}

  static Object of(Node node) {
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      sequence.getValue().forEach(item -> list.add(of(item)));
      return list;
    }
    if (node instanceof MappingNode mapping) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          object.put(key.getValue(), of(entry.getValueNode()));
        }
      }
      return object;
    }
    String text = ((ScalarNode) node).getValue();
    if (Tag.NULL.equals(node.getTag())) {
      return null;
    }
    if (Tag.BOOL.equals(node.getTag())) {
      return List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
    }
    boolean number = Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag());
    return number && text.matches("-?\\d{1,34}(\\.\\d{1,34})?") ? new BigDecimal(text) : text;
  }
}
