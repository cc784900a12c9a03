package io.winnow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "admin", "1234567", "aaaaaaaaaaaaaaaaaaaaaaaa", "Password", "changeme"})
  void refusesWhatAnybodyWouldTry(String secret) {
    assertThatThrownBy(() -> FirstKey.check(secret))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("openssl rand")
        .hasMessageNotContaining("'" + secret + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test-admin-key", "hunter2hunter2", "abcabcabcabcabcabcabcabc"})
  void startsWithAWeakKeyAndSaysSo(String secret) {
    assertThatCode(() -> FirstKey.check(secret)).doesNotThrowAnyException();
    assertThat(FirstKey.isWeak(secret)).isTrue();
  }

  @Test
  void takesARandomKey() {
    String secret = "4f0c2b9d8e7a6f5c4b3a29181706f5e4d3c2b1a0";
    assertThatCode(() -> FirstKey.check(secret)).doesNotThrowAnyException();
    assertThat(FirstKey.isWeak(secret)).isFalse();
  }
}
