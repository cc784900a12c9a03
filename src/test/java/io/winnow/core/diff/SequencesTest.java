package io.winnow.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequencesTest {

  @Test
  void findsALongestCommonSubsequence() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Integer> before = some(random);
      List<Integer> after = some(random);
      int[] partner = Sequences.matches(before, after);
      int last = -1;
      int length = 0;
      for (int i = 0; i < partner.length; i++) {
        if (partner[i] >= 0) {
          assertThat(after.get(partner[i])).isEqualTo(before.get(i));
          assertThat(partner[i]).isGreaterThan(last);
          last = partner[i];
          length++;
        }
      }
      assertThat(length).as("%s %s", before, after).isEqualTo(longest(before, after));
    }
  }

  @Test
  void givesUpOnWhatHasNothingInCommon() {
    List<Integer> before = IntStream.range(0, 30_000).boxed().toList();
    List<Integer> after = new ArrayList<>(before);
    Collections.reverse(after);
    after.set(0, 0);
    after.set(29_999, 29_999);
    int[] partner = Sequences.matches(before, after);
    assertThat(partner[0]).isZero();
    assertThat(partner[29_999]).isEqualTo(29_999);
    assertThat(partner[5]).isEqualTo(-1);
  }

  @Test
  void findsTheLongestRisingRun() {
    assertThat(rising(0, 4, 1, -1, 2, 3)).containsExactly(true, false, true, false, true, true);
    assertThat(rising(1, 2, 3, 0)).containsExactly(true, true, true, false);
    assertThat(rising()).isEmpty();
    assertThat(Sequences.rising(new int[] {1, 0}, new boolean[] {true, false}))
        .containsExactly(true, false);
    assertThat(Sequences.rising(new int[] {1, 0}, new boolean[] {false, true}))
        .containsExactly(false, true);
  }

  private static boolean[] rising(int... numbers) {
    return Sequences.rising(numbers, new boolean[numbers.length]);
  }

  private static List<Integer> some(SplittableRandom random) {
    List<Integer> items = new ArrayList<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      items.add(random.nextInt(5));
    }
    return items;
  }

  private static int longest(List<Integer> before, List<Integer> after) {
    int[][] length = new int[before.size() + 1][after.size() + 1];
    for (int i = 1; i <= before.size(); i++) {
      for (int j = 1; j <= after.size(); j++) {
        length[i][j] =
            before.get(i - 1).equals(after.get(j - 1))
                ? length[i - 1][j - 1] + 1
                : Math.max(length[i - 1][j], length[i][j - 1]);
      }
    }
    return length[before.size()][after.size()];
  }
}
