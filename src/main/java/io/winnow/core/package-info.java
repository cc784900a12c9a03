/**
 * Facts, rules, decisions: plain Java without a framework.
 *
 * <p>Nothing here reads a clock, a database or a random source; what a decision depends on is
 * passed in. One {@link io.winnow.core.decision.Decider} serves live calls, batches and tests.
 */
package io.winnow.core;
