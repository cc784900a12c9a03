package io.winnow.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.engine.FactNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the editor completes is what rules can look at. */
class FactWordsTest {

  private static final Path WORDS = Path.of("src/main/resources/web/app/text/facts.js");
  private static final Pattern FACTS = Pattern.compile("FACTS = (\\{.*?\\});", Pattern.DOTALL);

  @Test
  void theEditorKnowsTheFactsThatTheEngineKnows() throws IOException {
    Map<String, List<String>> facts = facts(Files.readString(WORDS));
    Map<String, Set<String>> known =
        Map.of(
            "contact", FactNames.CONTACT,
            "metrics", FactNames.METRICS,
            "consent", FactNames.CONSENT,
            "context", FactNames.CONTEXT);
    assertThat(facts.keySet()).isEqualTo(known.keySet());
    known.forEach(
        (fact, names) ->
            assertThat(facts.get(fact)).as(fact).containsExactlyInAnyOrderElementsOf(names));
  }

  private static Map<String, List<String>> facts(String script) throws JsonProcessingException {
    Matcher found = FACTS.matcher(script);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readValue(found.group(1), new TypeReference<>() {});
  }
}
