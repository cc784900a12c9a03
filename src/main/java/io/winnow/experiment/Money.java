package io.winnow.experiment;

/**
 * What the values of converted outcomes are in.
 *
 * @param first ISO 4217, by alphabet; null: no outcome has one
 * @param last another one where currencies are mixed
 */
public record Money(String first, String last) {

  public static final Money NONE = new Money(null, null);

  public boolean isMixed() {
    return first != null && !first.equals(last);
  }

  /** Null where there is none, or more than one. */
  public String currency() {
    return isMixed() ? null : first;
  }
}
