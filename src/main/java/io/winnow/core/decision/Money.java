package io.winnow.core.decision;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
  }
}
