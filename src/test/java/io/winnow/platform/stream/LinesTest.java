package io.winnow.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void countsEveryLineAndSkipsBlankOnes() throws IOException {
    assertThat(lines("a\r\n\n  \nb\nc", 100)).containsExactly("1:a", "4:b", "5:c");
  }

  @Test
  void passesOverLinesThatAreTooLong() throws IOException {
    assertThat(lines("ab\nabc\nabcd\n" + "x".repeat(200_000) + "\nab", 3))
        .containsExactly("1:ab", "2:abc", "3:null", "4:null", "5:ab");
  }

  @Test
  void readsLinesLongerThanItsBuffer() throws IOException {
    String longer = "x".repeat(200_000);
    assertThat(lines(longer + "\ny", 1 << 20)).containsExactly("1:" + longer, "2:y");
  }

  @Test
  void knowsNoLinesOfNothing() throws IOException {
    assertThat(lines("", 3)).isEmpty();
    assertThat(lines("\n\n", 3)).isEmpty();
  }

  private static List<String> lines(String text, int max) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), max);
    List<String> found = new ArrayList<>();
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      found.add(
          line.number()
              + ":"
              + (line.bytes() == null ? null : new String(line.bytes(), StandardCharsets.UTF_8)));
    }
    return found;
  }
}
