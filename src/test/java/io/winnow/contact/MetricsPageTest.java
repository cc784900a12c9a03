package io.winnow.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.ContactMetrics;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void definesEveryMetricAndNoOther() throws IOException {
    String page = Files.readString(Path.of("docs/reference/metrics.md"));
    assertThat(ROW.matcher(page).results().map(MatchResult::group).map(MetricsPageTest::name))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ContactMetrics.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  private static String name(String row) {
    return row.substring(3, row.lastIndexOf('`'));
  }
}
