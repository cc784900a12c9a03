package io.winnow.core.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can happen with a contact. */
public enum EventType {
  /** Bought something: value and currency. A negative value is a return. */
  PURCHASE,
  EMAIL_SENT,
  EMAIL_OPENED,
  EMAIL_CLICKED,
  PAGE_VIEWED,
  /** Looked at a product: property {@code product}. */
  PRODUCT_VIEWED,
  CART_ABANDONED,
  /**
   * Answered questions: properties {@code question} and {@code answer}, or a property for each
   * question.
   */
  SURVEY_ANSWERED,
  /** Left a channel: property {@code channel}, e-mail when it is left out. */
  UNSUBSCRIBED;

  private static final Map<String, EventType> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::code, Function.identity()));

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name on the wire and in the database, for instance {@code email_sent}. */
  public String code() {
    return code;
  }

  public static Optional<EventType> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
