package io.winnow.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final int VERSION_AND_COST = "$2a$10$".length();

  /** Else a wrong name could be told from a wrong password by the time that it takes. */
  @Test
  void nobodysHashCostsWhatThatOfAPasswordDoes() {
    String somebodys = Secrets.bcrypt("any password");
    assertThat(Secrets.NOBODYS_BCRYPT)
        .hasSameSizeAs(somebodys)
        .startsWith(somebodys.substring(0, VERSION_AND_COST));
    assertThat(Secrets.matches("any password", Secrets.NOBODYS_BCRYPT)).isFalse();
  }
}
