package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.winnow.platform.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextGuardTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
  void refusesEncodingsThatHideAnEscape(String charset) {
    assertThat(code("{\"a\": \"\\u0000\"}".getBytes(Charset.forName(charset))))
        .isEqualTo("unreadable-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
  void refusesWhatIsNoText(String escape) {
    assertThat(code("{\"a\": \"%s\"}".formatted(escape).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("invalid-request");
  }

  @Test
  void takesTextOfAnyLanguage() {
    byte[] json = "{\"a\": \"Zoë \\u00eb 𝄞 한국어 \\ud834\\udd1e\"}".getBytes(StandardCharsets.UTF_8);
    assertThatCode(() -> TextGuard.check(json, 0, json.length)).doesNotThrowAnyException();
  }

  private static String code(byte[] json) {
    return catchThrowableOfType(ProblemException.class, () -> TextGuard.check(json, 0, json.length))
        .problem()
        .code();
  }
}
