package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PiecesTest {

  @Test
  void ofNothingThereAreNone() {
    assertThat(new Pieces().list()).isEmpty();
  }

  @Test
  void holdAllThatWasAddedInPiecesOfOneSize() {
    SplittableRandom random = new SplittableRandom(20_261_131);
    for (int turn = 0; turn < 200; turn++) {
      Pieces pieces = new Pieces();
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int i = random.nextInt(60); i > 0; i--) {
        byte[] text = new byte[random.nextInt(random.nextInt(8) == 0 ? 100_000 : 2_000)];
        Arrays.fill(text, (byte) random.nextInt('a', 'z'));
        pieces.add(text).add('\n');
        expected.writeBytes(text);
        expected.write('\n');
      }
      List<byte[]> list = pieces.list();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      list.forEach(all::writeBytes);
      assertThat(all.toByteArray()).isEqualTo(expected.toByteArray());
      for (int i = 0; i < list.size() - 1; i++) {
        assertThat(list.get(i)).hasSize(Pieces.SIZE);
      }
      if (!list.isEmpty()) {
        assertThat(list.get(list.size() - 1)).hasSizeBetween(1, Pieces.SIZE);
      }
    }
  }
}
