package io.winnow.platform.json;

import java.math.BigDecimal;

/** How large a number may be that is read. */
enum NumberBound {
  /**
   * At most 34 digits (FEEL's decimal128), written out in full: 1e50 has one digit here and 51 in
   * the database, which keeps it in plain form. Up to 100 decimals; leading zeros are no digits.
   * Anything larger is no quantity of this domain and would only cost time to calculate with.
   */
  DECIMAL128 {
    @Override
    boolean allows(BigDecimal number) {
      return number.precision() <= MAX_DIGITS
          && (long) number.precision() - number.scale() <= MAX_DIGITS
          && number.scale() <= MAX_DECIMALS;
    }
  },
  NONE {
    @Override
    boolean allows(BigDecimal number) {
      return true;
    }
  };

  static final int MAX_DIGITS = 34;
  private static final int MAX_DECIMALS = 100;

  abstract boolean allows(BigDecimal number);
}
