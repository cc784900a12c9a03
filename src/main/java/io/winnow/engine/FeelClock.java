package io.winnow.engine;

import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Lexer;

/** FEEL has two functions that give something else whenever they are called. */
public final class FeelClock {

  /** What to say to whoever calls one. */
  public static final String MESSAGE =
      "now() and today() give something else at every call, so that a decision could not be"
          + " reproduced. Use context.at, the instant that is decided for: date(context.at) is its"
          + " day.";

  private static final Set<String> FUNCTIONS = Set.of("now", "today");

  private FeelClock() {}

  /** Whether a FEEL text calls one of them. */
  public static boolean isRead(String feel) {
    if (FUNCTIONS.stream().noneMatch(feel::contains)) {
      return false;
    }
    Lexer words = new FEEL_1_1Lexer(CharStreams.fromString(feel));
    words.removeErrorListeners();
    Token before = null;
    for (Token word = words.nextToken(); word.getType() != Token.EOF; word = words.nextToken()) {
      if (word.getType() == FEEL_1_1Lexer.LPAREN
          && before != null
          && FUNCTIONS.contains(before.getText())) {
        return true;
      }
      if (word.getChannel() == Token.DEFAULT_CHANNEL) {
        before = word;
      }
    }
    return false;
  }
}
