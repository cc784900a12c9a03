package io.winnow.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.io.IOException;

/**
 * Refuses characters that are valid JSON and no text: NUL, which PostgreSQL cannot hold, and halves
 * of surrogate pairs, which no encoding can.
 */
final class TextGuard {

  private static final JsonFactory JSON = new JsonFactory();

  private TextGuard() {}

  /**
   * @param json readable JSON. Such characters can only come as an escape, so that text without one
   *     costs one look
   * @throws ProblemException unreadable-json: not UTF-8, where an escape looks different; or
   *     invalid-request
   */
  static void check(byte[] json, int from, int to) throws IOException {
    boolean escapes = false;
    for (int i = from; i < to; i++) {
      if (json[i] == 0) {
        throw new ProblemException(ProblemType.UNREADABLE_JSON, "The text must be in UTF-8.");
      }
      escapes |= i < to - 1 && json[i] == '\\' && json[i + 1] == 'u';
    }
    if (escapes) {
      checkTexts(json, from, to);
    }
  }

  /** Whether the text can be stored and written. */
  static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static void checkTexts(byte[] json, int from, int to) throws IOException {
    try (JsonParser parser = JSON.createParser(json, from, to - from)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
            && !isText(parser.getText())) {
          String pointer = parser.getParsingContext().pathAsPointer().toString();
          throw ProblemException.invalid(
              "invalid-value",
              (token == JsonToken.FIELD_NAME ? "A name in " : "")
                  + pointer
                  + " has a character that is no text.",
              pointer);
        }
      }
    }
  }
}
