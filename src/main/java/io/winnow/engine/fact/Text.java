package io.winnow.engine.fact;

import io.winnow.engine.feel.Regex;

/** What conditions of rules call where their author writes {@code matches}. */
public final class Text {

  private Text() {}

  /**
   * Whether the whole of a text fits a pattern.
   *
   * @param value anything else than a text does not fit
   */
  public static boolean matches(Object value, String pattern) {
    return value instanceof String text && Regex.fits(text, pattern);
  }
}
