package io.winnow.engine.feel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.winnow.engine.budget.Budget;
import java.util.LinkedHashMap;
import java.util.Map;

/** Regular expressions whose time is bounded by the lengths of text and pattern. */
public final class Regex {

  /** The longest pattern, in characters. */
  public static final int MAX_PATTERN = 500;

  private static final String FLAGS = "ismxq";
  private static final int REMEMBERED = 500;
  private static final int WORK_A_STEP = 256;

  private static final Map<String, Pattern> KNOWN =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Regex() {}

  /**
   * Whether some part of the text fits the pattern.
   *
   * @throws IllegalArgumentException the pattern or a flag will not do, in words for its author
   */
  static Pattern compile(String pattern, String flags) {
    String given = flags == null ? "" : flags;
    String key = given + "/" + pattern;
    synchronized (KNOWN) {
      Pattern known = KNOWN.get(key);
      if (known != null) {
        return known;
      }
    }
    Pattern made = make(pattern, given);
    synchronized (KNOWN) {
      KNOWN.put(key, made);
    }
    return made;
  }

  /** What keeps a pattern from being used, or null. */
  public static String fault(String pattern, String flags) {
    try {
      compile(pattern, flags);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static Pattern make(String pattern, String flags) {
    if (pattern.length() > MAX_PATTERN) {
      throw new IllegalArgumentException(
          "the pattern has more than " + MAX_PATTERN + " characters");
    }
    int options = 0;
    String text = pattern;
    for (char flag : flags.toCharArray()) {
      switch (flag) {
        case 'i' -> options |= Pattern.CASE_INSENSITIVE;
        case 's' -> options |= Pattern.DOTALL;
        case 'm' -> options |= Pattern.MULTILINE;
        case 'x' -> text = withoutSpaces(text);
        case 'q' -> text = Pattern.quote(pattern);
        default ->
            throw new IllegalArgumentException(
                "'" + flag + "' is no flag; flags are " + String.join(", ", FLAGS.split("")));
      }
    }
    try {
      return Pattern.compile(flags.indexOf('q') < 0 ? translated(text) : text, options);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the pattern cannot be used: " + e.getDescription() + " at '" + e.getPattern() + "'", e);
    }
  }

  /** XPath's flag x: white space counts only inside of a character class. */
  private static String withoutSpaces(String pattern) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        kept.append(c).append(pattern.charAt(++i));
        continue;
      }
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth > 0 || !Character.isWhitespace(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** XPath has {@code \i} and {@code \c} for characters of names, which RE2 has not. */
  private static String translated(String pattern) {
    return pattern.replace("\\i", "[A-Za-z_:]").replace("\\c", "[A-Za-z0-9._:-]");
  }

  /**
   * Takes the work of a search from the budget.
   *
   * @return the text
   */
  static String paid(String text, String pattern) {
    Budget budget = Budget.current();
    if (budget != null) {
      long work = (long) text.length() * Math.max(pattern.length(), 1) / WORK_A_STEP;
      budget.take((int) Math.min(1 + work, Integer.MAX_VALUE / 2));
      budget.checkTime();
    }
    return text;
  }
}
