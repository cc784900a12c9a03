package io.winnow.engine.analysis;

import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.rule.Attribute;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.analysis.Column.Kind;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fact can be: so that nobody is told of contacts of negative age. */
final class FactDomain {

  private static final Pattern PATH =
      Pattern.compile("(contact|metrics|consent|context)\\s*\\.\\s*(\\w+)(?:\\s*\\.\\s*(\\w+))?");
  private static final Set<String> FIFTHS = Set.of("rScore", "fScore", "mScore");
  private static final Map<String, Span> OF_TIME =
      Map.of(
          "month", Span.whole(1, 12),
          "day", Span.whole(1, 31),
          "hour", Span.whole(0, 23),
          "minute", Span.whole(0, 59),
          "weekday", Span.whole(1, 7));

  private FactDomain() {}

  /**
   * What the column of an input expression holds.
   *
   * @return null where the expression is more than the name of a fact
   */
  static Column of(String expression, String label, RuleSet ruleSet) {
    Matcher path = PATH.matcher(expression.strip());
    if (!path.matches()) {
      return null;
    }
    String name = path.group(2);
    String third = path.group(3);
    return switch (path.group(1)) {
      case "contact" ->
          name.equals("attributes")
              ? attribute(third, label, ruleSet)
              : name.equals("age")
                  ? new Column(label, Kind.WHOLE, List.of(), Span.whole(0, 150))
                  : third == null ? component(Contact.class, name, label) : time(third, label);
      case "metrics" ->
          FIFTHS.contains(name)
              ? new Column(label, Kind.WHOLE, List.of(), Span.whole(1, 5))
              : third == null ? component(ContactMetrics.class, name, label) : time(third, label);
      case "consent" ->
          new Column(label, Kind.TEXT, List.of("granted", "denied", "unknown"), Span.EVERYTHING);
      default ->
          name.equals("at")
              ? third == null ? column(label, Kind.TIME) : time(third, label)
              : Set.of("channel", "placement", "purpose", "zone").contains(name)
                  ? column(label, Kind.TEXT)
                  : null;
    };
  }

  private static Column column(String label, Kind kind) {
    return new Column(label, kind, List.of(), Span.EVERYTHING);
  }

  private static Column time(String part, String label) {
    Span span = OF_TIME.get(part);
    return span == null ? null : new Column(label, Kind.WHOLE, List.of(), span);
  }

  private static Column attribute(String name, String label, RuleSet ruleSet) {
    for (Attribute attribute : ruleSet.definition().attributes()) {
      if (attribute.name().equals(name)) {
        return switch (attribute.type()) {
          case STRING -> new Column(label, Kind.TEXT, attribute.values(), Span.EVERYTHING);
          case NUMBER -> column(label, Kind.NUMBER);
          case BOOLEAN -> column(label, Kind.FLAG);
          case DATE, DATE_TIME -> column(label, Kind.TIME);
          case STRING_LIST -> column(label, Kind.OPAQUE);
        };
      }
    }
    return null;
  }

  private static Column component(Class<?> facts, String name, String label) {
    Class<?> type =
        Arrays.stream(facts.getRecordComponents())
            .filter(component -> component.getName().equals(name))
            .findFirst()
            .<Class<?>>map(RecordComponent::getType)
            .orElse(Object.class);
    if (type == Integer.class) {
      return new Column(label, Kind.WHOLE, List.of(), Span.from(0));
    }
    if (type == BigDecimal.class) {
      Span span =
          name.equals("engagementRate")
              ? Span.between(0, 1)
              // returns are taken off it
              : name.equals("historicalValue") ? Span.EVERYTHING : Span.from(0);
      return new Column(label, Kind.NUMBER, List.of(), span);
    }
    if (type == Instant.class || type == LocalDate.class) {
      return column(label, Kind.TIME);
    }
    return column(label, type == String.class ? Kind.TEXT : Kind.OPAQUE);
  }
}
