package io.winnow.offer;

/** An offer of a rule set that has a cap over all contacts. */
public record CappedOffer(String ruleSet, String offer) {}
