package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ContactMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookedFactsTest {

  /** As many as there are bits, fewer and more; the same facts again and others. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 63, 64, 65, 150})
  void tellsWhatIsNotKnownInOrder(int size) {
    SplittableRandom random = new SplittableRandom(size);
    List<String> names = IntStream.range(0, size).mapToObj("a%03d"::formatted).toList();
    LookedFacts looked =
        LookedFacts.of(
            names.stream().map(name -> new FactPath("contact", "attributes", name)).toList());
    for (int i = 0; i < 300; i++) {
      Map<String, Object> known = new HashMap<>();
      int share = random.nextInt(1, 20);
      for (String name : names) {
        if (random.nextInt(share) > 0) {
          known.put(name, "x");
        }
      }
      List<String> expected =
          names.stream()
              .filter(name -> !known.containsKey(name))
              .map("contact.attributes."::concat)
              .toList();
      assertThat(looked.missing(facts(known))).isEqualTo(expected);
      assertThat(looked.missing(facts(known))).isEqualTo(expected);
    }
  }

  private static Facts facts(Map<String, Object> attributes) {
    return new Facts(
        RuleSetFixture.facts(
            RuleSetFixture.contact(null, attributes), ContactMetrics.UNKNOWN, Consent.UNKNOWN),
        attributes);
  }
}
