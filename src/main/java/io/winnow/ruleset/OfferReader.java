package io.winnow.ruleset;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Money;
import io.winnow.core.decision.Offer;
import io.winnow.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the offer catalogue of a rule set. */
final class OfferReader {

  private OfferReader() {}

  static List<Offer> offers(YamlObject top) {
    top.allow("offers");
    List<Offer> offers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlObject entry : top.objects("offers")) {
      Offer offer = offer(entry);
      if (offer != null && !ids.add(offer.id())) {
        entry.issue("id", "duplicate-offer", "Offer '" + offer.id() + "' is declared twice.");
      } else if (offer != null) {
        offers.add(offer);
      }
    }
    return offers;
  }

  private static Offer offer(YamlObject entry) {
    entry.allow(
        "id",
        "name",
        "description",
        "channels",
        "placements",
        "purpose",
        "validFrom",
        "validTo",
        "value",
        "lever",
        "caps",
        "content",
        "fallback");
    String id = entry.requiredText("id");
    Instant from = entry.parsed("validFrom", text -> instant(text, 0));
    Instant to = entry.parsed("validTo", text -> instant(text, 1));
    if (from != null && to != null && !from.isBefore(to)) {
      entry.issue("validTo", "yaml-value", "'validTo' must be after 'validFrom'.");
    }
    Money value = money(entry.object("value"));
    BigDecimal lever = entry.number("lever");
    List<Cap> caps = caps(entry);
    Map<String, Map<String, String>> content = content(entry);
    if (id == null) {
      return null;
    }
    String name = entry.text("name");
    return new Offer(
        id,
        name == null ? id : name,
        entry.text("description"),
        entry.texts("channels"),
        entry.texts("placements"),
        entry.text("purpose"),
        from,
        to,
        value,
        lever,
        caps,
        content,
        entry.flag("fallback"));
  }

  /**
   * An instant, or a date in UTC.
   *
   * @param addDays 1 for an end date, which includes its whole day
   */
  private static Instant instant(String text, int addDays) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(addDays).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a date such as 2026-11-22 or an instant such as 2026-11-22T10:00:00Z", e);
    }
  }

  private static Money money(YamlObject value) {
    if (value == null) {
      return null;
    }
    value.allow("amount", "currency");
    BigDecimal amount = value.requiredText("amount") == null ? null : value.number("amount");
    if (amount != null && amount.signum() < 0) {
      value.issue("amount", "yaml-value", "'amount' must not be negative.");
    }
    String currency = value.requiredText("currency");
    if (currency != null) {
      try {
        Currency.getInstance(currency);
      } catch (IllegalArgumentException e) {
        value.issue("currency", "yaml-value", "'currency' must be an ISO 4217 code such as EUR.");
      }
    }
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  private static List<Cap> caps(YamlObject entry) {
    List<Cap> caps = new ArrayList<>();
    for (YamlObject cap : entry.objects("caps")) {
      cap.allow("count", "per", "within", "event");
      Integer count = cap.requiredText("count") == null ? null : cap.count("count");
      Cap.Per per = cap.has("per") ? cap.choice("per", Cap.Per.class) : Cap.Per.CONTACT;
      Cap.Event event =
          cap.has("event") ? cap.choice("event", Cap.Event.class) : Cap.Event.DECISION;
      TemporalAmount within = cap.parsed("within", OfferReader::within);
      if (count != null && per != null && event != null) {
        caps.add(new Cap(count, per, within, event));
      }
    }
    return caps;
  }

  private static TemporalAmount within(String text) {
    try {
      return Cap.parseWithin(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an ISO-8601 duration such as P7D or PT12H", e);
    }
  }

  private static Map<String, Map<String, String>> content(YamlObject entry) {
    Map<String, Map<String, String>> content = new LinkedHashMap<>();
    YamlObject languages = entry.object("content");
    if (languages != null) {
      for (String language : languages.names()) {
        YamlObject texts = languages.object(language);
        if (texts != null) {
          content.put(language, texts.textByName());
        }
      }
    }
    return content;
  }
}
