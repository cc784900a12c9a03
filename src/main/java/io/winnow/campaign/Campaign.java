package io.winnow.campaign;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A campaign, as it is sent, kept and answered.
 *
 * @param key letters, digits and {@code . _ -}
 * @param ruleSet left out: {@code crm}
 * @param goal null: none
 * @param audience whom it addresses; left out: everybody
 * @param channel of its decisions; null: any. So are placement and purpose
 * @param from inclusive; null: since ever
 * @param to exclusive; null: without an end
 * @param frequency null: contacts are addressed however often
 * @param pause null: offers are made however often they were ignored
 */
public record Campaign(
    String key,
    String name,
    String description,
    String ruleSet,
    Goal goal,
    Audience audience,
    String channel,
    String placement,
    String purpose,
    Instant from,
    Instant to,
    Frequency frequency,
    Pause pause) {

  static final String RULE_SET = "crm";

  public Campaign {
    name = name == null ? key : name;
    ruleSet = ruleSet == null ? RULE_SET : ruleSet;
    audience = audience == null ? Audience.EVERYBODY : audience;
  }

  /**
   * What the campaign is for.
   *
   * @param target of open, click, accept and conversion: the share of the contacts with an offer, 0
   *     to 1; of revenue: the sum
   */
  public record Goal(GoalMetric metric, BigDecimal target) {}

  Campaign at(String other) {
    return new Campaign(
        other,
        name,
        description,
        ruleSet,
        goal,
        audience,
        channel,
        placement,
        purpose,
        from,
        to,
        frequency,
        pause);
  }

  /** Why it does not run at an instant; null when it does. */
  String stopped(Instant at) {
    if (from != null && at.isBefore(from)) {
      return "Campaign %s begins at %s; this is about %s.".formatted(key, from, at);
    }
    if (to != null && !at.isBefore(to)) {
      return "Campaign %s ended at %s; this is about %s.".formatted(key, to, at);
    }
    return null;
  }
}
