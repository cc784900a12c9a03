package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {

  /** Fewer kinds than it looks through one by one, as many, and more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 18, 200})
  void hasEverythingOnceInTheOrderInWhichItCame(int kinds) {
    SplittableRandom random = new SplittableRandom(kinds);
    Distinct<String> distinct = new Distinct<>();
    Set<String> expected = new LinkedHashSet<>();
    for (int i = 0; i < 8_000; i++) {
      String entry = "row-" + random.nextInt(kinds);
      distinct.add(entry);
      expected.add(entry);
    }
    List<String> list = distinct.list();
    assertThat(list).isEqualTo(new ArrayList<>(expected)).hasSize(kinds);
  }
}
