package io.winnow.campaign;

/** Which outcomes count: those that no later one has taken the place of. */
final class EffectiveOutcomes {

  /** To be added to the conditions of a query in which {@code o} is {@code outcome}. */
  static final String CONDITION = " and o.superseded_by is null ";

  private EffectiveOutcomes() {}
}
