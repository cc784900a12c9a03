package io.winnow.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockKeysTest {

  /**
   * Replicas of other releases lock by these, worked out apart: FNV-1a of "c\ncrm\nC-1", and so on.
   */
  @ParameterizedTest
  @CsvSource({"C-1, 96531076340062865", "Jürgen-😀, 6123222523830947483"})
  void contactsHaveTheNumbersThatTheyHaveElsewhere(String contact, long number) {
    assertThat(LockKeys.contact(new ContactWindow.Key("crm", contact))).isEqualTo(number);
  }

  @Test
  void offersHaveTheNumbersThatTheyHaveElsewhere() {
    assertThat(LockKeys.offer(new CappedOffer("crm", "vip-treatment")))
        .isEqualTo(4423894885948368816L);
  }
}
