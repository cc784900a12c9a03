package io.winnow.engine;

import io.winnow.core.contact.Zoned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one fact of a contact as FEEL would find it at its path, without making the others.
 *
 * @param path such as {@code metrics, orders}, and {@code contact, attributes, plan}
 */
public record FactGetter(List<String> path, Function<Facts, Object> read) {

  /** What FEEL finds them under. */
  public static final Set<String> FACTS =
      Set.of("contact", "metrics", "consent", "context", "segments");

  private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");

  public static FactGetter of(List<String> path) {
    return new FactGetter(path, read(path));
  }

  /**
   * Of a text that is nothing but {@code segments}, or a property of another fact that is a value
   * of its own; else null.
   */
  public static FactGetter ofPath(String text) {
    if (text == null || !PATH.matcher(text).matches()) {
      return null;
    }
    List<FactPath> looked = FactPath.inFeel(text);
    boolean own =
        text.equals("segments") || looked.size() == 1 && looked.get(0).toString().equals(text);
    return own ? of(List.of(text.split("\\."))) : null;
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
          MetricReader.Getter metric = MetricReader.GETTERS.get(name);
          if (metric != null) {
            return metric.ofFacts();
          }
          break;
        case "context":
          return context(name);
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

  /** What the context is asked for as {@link Facts#context} has it: its own keys come first. */
  private static Function<Facts, Object> context(String name) {
    return switch (name) {
      case "channel" -> facts -> facts.source().context().channel();
      case "placement" -> facts -> facts.source().context().placement();
      case "purpose" -> facts -> facts.source().context().purpose();
      case "at" -> facts -> Zoned.at(facts.source().context().at(), facts.zone());
      case "zone" -> facts -> facts.zone().getId();
      default -> facts -> Facts.feel(facts.source().context().extra().get(name), facts.zone());
    };
  }

  static Object walk(Map<String, Object> facts, List<String> path) {
    Object value = facts;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
