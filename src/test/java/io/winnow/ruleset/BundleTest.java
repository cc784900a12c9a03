package io.winnow.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.RuleSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final RuleSource A = RuleSource.of("a.dmn", "one\ntwo\n");
  private static final RuleSource B = RuleSource.of("b/c.yaml", "x: 1\n");

  @Test
  void sameFilesGiveTheSameHashInAnyOrderAndWithAnyLineEnds() {
    String hash = new Bundle(List.of(A, B)).hash();
    assertThat(hash).startsWith("sha256:").hasSize("sha256:".length() + 64);
    assertThat(new Bundle(List.of(B, A)).hash()).isEqualTo(hash);
    assertThat(new Bundle(List.of(B, RuleSource.of("a.dmn", "one\r\ntwo\r\n"))).hash())
        .isEqualTo(hash);
  }

  @Test
  void anyChangedByteChangesTheHash() {
    String hash = new Bundle(List.of(A, B)).hash();
    assertThat(new Bundle(List.of(A)).hash()).isNotEqualTo(hash);
    assertThat(new Bundle(List.of(A, RuleSource.of("b/c.yaml", "x: 2\n"))).hash())
        .isNotEqualTo(hash);
    assertThat(new Bundle(List.of(A, RuleSource.of("b/d.yaml", "x: 1\n"))).hash())
        .isNotEqualTo(hash);
  }

  @Test
  void keepsTextInOneEncoding() {
    String text = "<?xml version='1.0' encoding='%s'?>\n<a>ü 😀</a>\n";
    byte[] kept = text.formatted("UTF-8").getBytes(StandardCharsets.UTF_8);
    String sent = "\uFEFF" + text.formatted("utf-16").replace("\n", "\r\n");
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(canonical(sent.getBytes(charset))).isEqualTo(kept);
    }
    assertThat(canonical(("\uFEFF" + text.formatted("UTF-8")).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(kept);
    assertThat(canonical(kept)).isSameAs(kept);
  }

  @Test
  void whatIsKeptIsKeptAsItIs() {
    for (String sent : List.of("\uFEFF\uFEFFx: 1\n", "\uFEFF", "\uFEFF\r\uFEFF\r\n\r\r\n")) {
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        byte[] once = canonical(sent.getBytes(charset));
        assertThat(canonical(once)).as(sent).isEqualTo(once);
      }
    }
    assertThat(canonical("\uFEFF\uFEFFx: 1\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("x: 1\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void spoilsNoTextThatItCannotRead() {
    byte[] latin = "<a>ü</a>\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(canonical(latin)).isSameAs(latin);
  }

  private static byte[] canonical(byte[] bytes) {
    return Bundle.canonical(new RuleSource("a.dmn", bytes)).bytes();
  }

  @Test
  void survivesBeingStored() {
    Bundle bundle = new Bundle(List.of(A, B));
    assertThat(Bundle.ofZip(bundle.zip()).hash()).isEqualTo(bundle.hash());
    assertThat(bundle.zip()).isEqualTo(Bundle.ofZip(bundle.zip()).zip());
  }
}
