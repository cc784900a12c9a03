package io.winnow.engine;

import io.winnow.engine.feel.FeelReading;
import io.winnow.engine.grid.DmnNames;
import io.winnow.engine.index.PlainTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell has to fit.
 *
 * @param type a type of FEEL, or null where anything goes
 * @param allowed texts that the column may hold; empty: any
 */
record CellColumn(boolean input, String label, String type, Set<Object> allowed) {

  private static final Pattern WORDS =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*+(?:[ -]++[\\p{L}\\p{N}_]++)*+");
  private static final Pattern COMPARED =
      Pattern.compile("(?:<=|>=|<|>|=|!=)\\s*(\\p{L}[^()\\[\\]{}\"]*)");
  private static final Set<String> FEEL = Set.of("true", "false", "null");
  private static final int DEPTH = 10;
  private static final int TOLD = 12;

  static CellColumn of(
      boolean input,
      String label,
      String otherwise,
      String type,
      String allowedValues,
      DmnNames known) {
    String base = type;
    String allowed = allowedValues;
    for (int i = 0; i < DEPTH && base != null && known.types().containsKey(base); i++) {
      DmnNames.Type made = known.types().get(base);
      allowed = allowed == null || allowed.isBlank() ? made.allowedValues() : allowed;
      base = made.base();
    }
    PlainTest values = PlainTest.of(allowed);
    Set<Object> texts =
        values == null || !values.constants().stream().allMatch(String.class::isInstance)
            ? Set.of()
            : values.constants();
    String name = label == null || label.isBlank() ? otherwise : label;
    return new CellColumn(input, name, base, texts);
  }

  boolean isBlank(String text) {
    return text.isBlank() || input && text.strip().equals("-");
  }

  boolean isPlain(String text) {
    return input ? PlainTest.of(text) != null : isValue(text);
  }

  /** A plain text or number, as most cells of conclusions are. */
  private static boolean isValue(String text) {
    return text.strip().matches("\"[^\"\\\\]*\"|-?\\d{1,30}(\\.\\d{1,30})?|true|false|null");
  }

  /** Words without quotes, which FEEL takes for a name. */
  String unquoted(String text, FeelReading feel) {
    for (String part : text.split(",")) {
      String words = part.strip();
      if (WORDS.matcher(words).matches()
          && !FEEL.contains(words)
          && feel.fault(words, input) != null) {
        return "%s without quotes means nothing to a rule. Write \"%s\".".formatted(words, words);
      }
    }
    return null;
  }

  /** What keeps a text from being read; null where it can be. */
  String unreadable(String text, FeelReading feel) {
    String fault = feel.fault(text, input);
    if (fault != null || !input) {
      return fault;
    }
    // behind an operator the library lets names pass that there are not
    for (String part : text.split(",")) {
      Matcher compared = COMPARED.matcher(part.strip());
      if (compared.matches() && feel.fault(compared.group(1), false) != null) {
        return feel.fault(compared.group(1), false);
      }
    }
    return null;
  }

  /** Why a plain text does not fit the type and the allowed values; null where it does. */
  String unfit(String text) {
    PlainTest test = isBlank(text) ? null : PlainTest.of(text);
    if (test == null) {
      return null;
    }
    List<String> texts =
        test.constants().stream().filter(String.class::isInstance).map(String.class::cast).toList();
    if ("number".equals(type) && !texts.isEmpty()) {
      return "\"%s\" is a text, and %s are numbers.".formatted(texts.get(0), name());
    }
    if ("string".equals(type) && test.constants().stream().anyMatch(Number.class::isInstance)) {
      return "%s are texts: write %s in quotes.".formatted(name(), text.strip());
    }
    return texts.stream()
        .filter(value -> !allowed.isEmpty() && !allowed.contains(value))
        .findFirst()
        .map(
            value ->
                "'%s' is not among the values of '%s' (%s). Correct it, or add it there."
                    .formatted(value, label, values()))
        .orElse(null);
  }

  private String name() {
    return label == null ? "values of this column" : "values of '" + label + "'";
  }

  private String values() {
    TreeSet<String> sorted = new TreeSet<>();
    allowed.forEach(value -> sorted.add(String.valueOf(value)));
    String told = String.join(", ", sorted.stream().limit(TOLD).toList());
    return sorted.size() > TOLD ? told + " …" : told;
  }
}
