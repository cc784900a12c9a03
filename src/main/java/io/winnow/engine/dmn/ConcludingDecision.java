package io.winnow.engine.dmn;

import io.winnow.core.rule.Location;

/**
 * A decision whose result concludes something.
 *
 * @param table null where the decision is no table
 * @param direct null where the DMN engine is asked
 * @param at where its own conclusions are told to come from
 */
record ConcludingDecision(
    String file, String name, DmnTable table, DirectTable direct, Location at) {

  static ConcludingDecision of(DmnModelFile model, String name, DirectTable direct) {
    return new ConcludingDecision(
        model.file(),
        name,
        model.tables().get(name),
        direct,
        Location.table(model.file(), name, null, null));
  }
}
