package io.winnow.engine.feel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.winnow.engine.budget.Budget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** Regular expressions whose time is bounded by the lengths of text and pattern. */
public final class Regex {

  /** The longest pattern, in characters. */
  public static final int MAX_PATTERN = 500;

  private static final int MAX_SIZE = 3_000;
  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?\\}");
  private static final Map<String, String> NAMES =
      Map.of(
          "\\i", "[A-Za-z_:]",
          "\\c", "[A-Za-z0-9._:-]",
          "\\p{IsBasicLatin}", "[\\x00-\\x7F]");
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
   * Whether the whole text fits the pattern.
   *
   * @throws IllegalArgumentException the pattern will not do
   */
  public static boolean fits(String text, String pattern) {
    return compile(pattern, null).matcher(paid(text, pattern)).matches();
  }

  /**
   * The pattern, as it was compiled before or anew.
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
    if (flags.indexOf('q') < 0 && size(pattern) > MAX_SIZE) {
      throw new IllegalArgumentException("the pattern repeats repetitions too often");
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
      return Pattern.compile(
          flags.indexOf('q') < 0 ? translated(text, flags.indexOf('s') >= 0) : text, options);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the pattern cannot be used: " + e.getDescription() + " at '" + e.getPattern() + "'", e);
    }
  }

  /** What the pattern comes to once its counted repetitions are written out. */
  private static long size(String pattern) {
    Deque<Long> outer = new ArrayDeque<>();
    long all = 0;
    long last = 0;
    for (int i = 0; i < pattern.length() && all <= MAX_SIZE; i++) {
      char c = pattern.charAt(i);
      Matcher count = COUNT.matcher(pattern).region(i, pattern.length());
      if (c == '{' && count.lookingAt()) {
        String most = count.group(2) == null || count.group(2).isEmpty() ? "0" : count.group(2);
        long times = Math.max(Long.parseLong(count.group(1)) + 1, Long.parseLong(most));
        all += last * times;
        last *= times;
        i = count.end() - 1;
      } else if (c == '(') {
        outer.push(all);
        all = 0;
        last = 0;
      } else if (c == ')' && !outer.isEmpty()) {
        last = all;
        all += outer.pop();
      } else if (c != '*' && c != '+' && c != '?' && c != '|') {
        i += c == '\\' ? 1 : 0;
        last = 1;
        all++;
      }
    }
    return all;
  }

  /** XPath's flag x: white space counts only inside of a character class. */
  private static String withoutSpaces(String pattern) {
    StringBuilder kept = new StringBuilder();
    boolean inClass = false;
    for (char c : pattern.toCharArray()) {
      inClass = c == '[' || inClass && c != ']';
      if (inClass || !Character.isWhitespace(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** XPath's way of writing where it is not that of RE2. */
  private static String translated(String pattern, boolean dotAll) {
    StringBuilder made = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        String escape = escape(pattern, i);
        made.append(NAMES.getOrDefault(escape, escape));
        i += escape.length() - 1;
        continue;
      }
      if (inClass && c == '[' && pattern.charAt(i - 1) == '-') {
        throw new IllegalArgumentException("a class cannot be taken from another, as in [a-z-[o]]");
      }
      inClass = c == '[' || inClass && c != ']';
      made.append(c == '.' && !inClass && !dotAll ? "[^\\n\\r]" : String.valueOf(c));
    }
    return made.toString();
  }

  private static String escape(String pattern, int at) {
    if (pattern.startsWith("\\0", at)) {
      throw new IllegalArgumentException("'\\0' is no character");
    }
    int end = pattern.startsWith("\\p{", at) ? pattern.indexOf('}', at) + 1 : at + 2;
    return pattern.substring(at, Math.min(Math.max(end, at + 1), pattern.length()));
  }

  /**
   * Takes the work of a search from the budget.
   *
   * @return the text
   */
  static String paid(String text, String pattern) {
    Budget budget = Budget.current();
    if (budget != null) {
      long work = (long) text.length() * Math.max(size(pattern), 1) / WORK_A_STEP;
      budget.take((int) Math.min(1 + work, Integer.MAX_VALUE / 2));
      budget.checkTime();
    }
    return text;
  }
}
