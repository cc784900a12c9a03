package io.winnow.scenario;

import java.math.BigDecimal;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes YAML as people write scenarios: short things on one line. */
final class YamlText {

  private static final int WIDTH = 120;

  private YamlText() {}

  static String of(Map<String, Object> top) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    options.setWidth(WIDTH);
    options.setAllowUnicode(true);
    return new Yaml(new Plain(options), options).dump(top);
  }

  /** Numbers without an exponent. */
  private static final class Plain extends Representer {
    Plain(DumperOptions options) {
      super(options);
      representers.put(
          BigDecimal.class,
          number -> {
            String text = ((BigDecimal) number).toPlainString();
            return representScalar(text.indexOf('.') < 0 ? Tag.INT : Tag.FLOAT, text);
          });
    }
  }
}
