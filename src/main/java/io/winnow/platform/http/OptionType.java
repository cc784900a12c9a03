package io.winnow.platform.http;

/** What an option's value can be, as far as its declaration tells. */
enum OptionType {
  TEXT("text"),
  WHOLE("a whole number"),
  NUMBER("a number"),
  TRUTH("true or false");

  private final String wanted;

  OptionType(String wanted) {
    this.wanted = wanted;
  }

  String wanted() {
    return wanted;
  }

  boolean reads(String value) {
    return switch (this) {
      case TEXT -> true;
      case WHOLE -> isWhole(value);
      case NUMBER -> isNumber(value);
      case TRUTH -> value.equals("true") || value.equals("false");
    };
  }

  private static boolean isWhole(String value) {
    try {
      Integer.parseInt(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
