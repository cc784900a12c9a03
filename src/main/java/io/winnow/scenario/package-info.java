/**
 * Scenarios: one sentence and one case each, kept beside the rules they speak about, and run
 * through the same {@link io.winnow.core.decision.Decider} as every live decision.
 *
 * <p>{@link io.winnow.scenario.Scenarios} is the door.
 */
package io.winnow.scenario;
