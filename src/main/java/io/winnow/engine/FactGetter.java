package io.winnow.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads one fact of a contact as FEEL would find it at its path, without making the others.
 *
 * @param path such as {@code metrics, orders}, and {@code contact, attributes, plan}
 */
public record FactGetter(List<String> path, Function<Facts, Object> read) {

  private static final Map<String, MetricReader.Getter> METRICS = MetricReader.getters();

  public static FactGetter of(List<String> path) {
    return new FactGetter(path, read(path));
  }

  private static Function<Facts, Object> read(List<String> path) {
    if (path.equals(List.of("segments"))) {
      return Facts::segments;
    }
    if (path.size() == 2) {
      String name = path.get(1);
      switch (path.get(0)) {
        case "contact":
          ContactReader.Getter own = ContactReader.GETTERS.get(name);
          if (own != null) {
            return own::get;
          }
          break;
        case "metrics":
          MetricReader.Getter metric = METRICS.get(name);
          if (metric != null) {
            return facts -> Facts.feel(metric.get(facts.source().metrics()), facts.zone());
          }
          break;
        default:
          break;
      }
    }
    if (path.size() == 3) {
      String name = path.get(2);
      switch (path.get(0) + "." + path.get(1)) {
        case "contact.attributes":
          return facts -> Facts.feel(facts.attributes().get(name), facts.zone());
        case "consent.purposes":
          return facts -> Facts.state(facts.source().consent().purposes().get(name));
        case "consent.channels":
          return facts -> Facts.state(facts.source().consent().channels().get(name));
        default:
          break;
      }
    }
    return facts -> walk(facts.byName(), path);
  }

  static Object walk(Map<String, Object> facts, List<String> path) {
    Object value = facts;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
