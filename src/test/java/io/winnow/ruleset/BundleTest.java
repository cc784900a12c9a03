package io.winnow.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.RuleSource;
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
  void survivesBeingStored() {
    Bundle bundle = new Bundle(List.of(A, B));
    assertThat(Bundle.ofZip(bundle.zip()).hash()).isEqualTo(bundle.hash());
    assertThat(bundle.zip()).isEqualTo(Bundle.ofZip(bundle.zip()).zip());
  }
}
