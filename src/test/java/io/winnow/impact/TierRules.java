package io.winnow.impact;

import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import java.util.List;

/**
 * Rule sets with a table of tiers by points and a table of offers by tier, for the contacts whose
 * region is a mark: others have no segment and no offer.
 *
 * @param low below so many points
 * @param high from so many points; between the two is mid
 */
public record TierRules(
    String key, String mark, int low, int high, String offerOfHigh, boolean excludes) {

  public static TierRules of(String key, String mark) {
    return new TierRules(key, mark, 10, 20, "gold-gift", false);
  }

  public TierRules high(int points) {
    return new TierRules(key, mark, low, points, offerOfHigh, excludes);
  }

  public TierRules low(int points) {
    return new TierRules(key, mark, points, high, offerOfHigh, excludes);
  }

  TierRules offerOfHigh(String offer) {
    return new TierRules(key, mark, low, high, offer, excludes);
  }

  TierRules excluding() {
    return new TierRules(key, mark, low, high, offerOfHigh, true);
  }

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
          id="%1$s" name="%1$s" namespace="https://winnow.io/rules/test/%1$s"
          expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/"
          typeLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
        <inputData id="%2$s" name="%2$s"><variable id="%2$s-v" name="%2$s" typeRef="Any"/></inputData>
      """;

  private static final String TIERS =
      """
        <decision id="tier" name="Tier">
          <variable id="tier-v" name="Tier" typeRef="Any"/>
          <informationRequirement id="tier-r"><requiredInput href="#contact"/></informationRequirement>
          <decisionTable id="tier-t" hitPolicy="UNIQUE">
            <input id="i1" label="Region"><inputExpression id="e1" typeRef="string"><text>contact.region</text></inputExpression></input>
            <input id="i2" label="Points"><inputExpression id="e2" typeRef="number"><text>contact.attributes.points</text></inputExpression></input>
            <output id="o1"/>
            <annotation name="why"/>
      """;

  private static final String TIER =
      """
            <rule id="r%1$s">
              <inputEntry id="r%1$s-1"><text>"%2$s"</text></inputEntry>
              <inputEntry id="r%1$s-2"><text>%3$s</text></inputEntry>
              <outputEntry id="r%1$s-o"><text>"%1$s"</text></outputEntry>
              <annotationEntry><text>%1$s points</text></annotationEntry>
            </rule>
      """;

  private static final String TAIL = "</decisionTable></decision></definitions>\n";

  private static final String OFFERS =
      """
        <decision id="offers" name="Offers">
          <variable id="offers-v" name="Offers" typeRef="Any"/>
          <informationRequirement id="offers-r"><requiredInput href="#segments"/></informationRequirement>
          <decisionTable id="offers-t" hitPolicy="COLLECT">
            <input id="i1" label="Tier"><inputExpression id="e1" typeRef="Any"><text>segments</text></inputExpression></input>
            <output id="o1" name="offer"/>
            <output id="o2" name="score"/>
      """;

  private static final String OFFER =
      """
            <rule id="r%1$s">
              <inputEntry id="r%1$s-1"><text>list contains(?, "%1$s")</text></inputEntry>
              <outputEntry id="r%1$s-o"><text>"%2$s"</text></outputEntry>
              <outputEntry id="r%1$s-s"><text>1</text></outputEntry>
            </rule>
      """;

  private static final String DEFINITION =
      """
      key: %s
      name: Tiers
      segments:
        - {id: low, name: Low, group: value}
        - {id: mid, name: Mid, group: value}
        - {id: high, name: High, group: value}
        - {id: regional, name: Of the region, group: geographic}
      decisions:
        segments: ["tiers.dmn#Tier"]
        offers: ["offers.dmn#Offers"]
      rules: [extra.drl]
      attributes:
        - {name: points, type: number}
        - {name: tired, type: boolean}
      """;

  private static final String CATALOGUE =
      """
      offers:
        - {id: starter, name: Starter, value: {amount: 1, currency: EUR}}
        - {id: silver-gift, name: Silver, value: {amount: 5, currency: EUR}, caps: [{count: 1, per: contact, within: P7D, event: decision}]}
        - {id: gold-gift, name: Gold, value: {amount: 20, currency: EUR}}
        - {id: new-gift, name: New, value: {amount: 30, currency: EUR}}
      """;

  public Bundle bundle() {
    return new Bundle(
        List.of(
            RuleSource.of("ruleset.yaml", DEFINITION.formatted(key)),
            RuleSource.of("offers.yaml", CATALOGUE),
            RuleSource.of("extra.drl", drl()),
            RuleSource.of("tiers.dmn", tiers()),
            RuleSource.of("offers.dmn", offers())));
  }

  String tiers() {
    return HEAD.formatted("tiers", "contact")
        + TIERS
        + TIER.formatted("low", mark, "&lt; " + low)
        + TIER.formatted("mid", mark, "[" + low + ".." + high + ")")
        + TIER.formatted("high", mark, "&gt;= " + high)
        + TAIL;
  }

  private String offers() {
    return HEAD.formatted("offers", "segments")
        + OFFERS
        + OFFER.formatted("low", "starter")
        + OFFER.formatted("mid", "silver-gift")
        + OFFER.formatted("high", offerOfHigh)
        + TAIL;
  }

  private String drl() {
    String rule =
        """
        package tiers;

        import io.winnow.engine.fact.Contact;
        import io.winnow.engine.fact.Exclusion;
        import io.winnow.engine.fact.SegmentMatch;

        rule "of the region"
        when
          Contact(region == "%1$s")
        then
          insert(new SegmentMatch("regional"));
        end
        """;
    String exclusion =
        """

        rule "tired of gifts"
        when
          Contact(region == "%1$s", attributes["tired"] == true)
        then
          insert(new Exclusion("gold-gift", "tired of gifts"));
        end
        """;
    return (excludes ? rule + exclusion : rule).formatted(mark);
  }
}
