package io.winnow.engine;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Lexer;

/** FEEL has one way out into Java: a function whose body is external. */
public final class FeelGuard {

  private FeelGuard() {}

  /** Whether an expression language that a model names is FEEL, of whatever version. */
  public static boolean isFeel(String language) {
    return language == null
        || language.isBlank()
        || language.strip().matches("(?i)(.*[/:])?s?-?feel(/.*)?");
  }

  /**
   * Whether a FEEL text defines a function that is not FEEL. Reads it word by word as the FEEL
   * parser does, for which a comment between two words is nothing.
   */
  public static boolean isExternal(String feel) {
    if (!feel.contains("external")) {
      return false;
    }
    Lexer words = new FEEL_1_1Lexer(CharStreams.fromString(feel));
    words.removeErrorListeners();
    int before = Token.EOF;
    for (Token word = words.nextToken(); word.getType() != Token.EOF; word = words.nextToken()) {
      if (word.getType() == FEEL_1_1Lexer.EXTERNAL && before == FEEL_1_1Lexer.RPAREN) {
        return true;
      }
      if (word.getChannel() == Token.DEFAULT_CHANNEL) {
        before = word.getType();
      }
    }
    return false;
  }
}
