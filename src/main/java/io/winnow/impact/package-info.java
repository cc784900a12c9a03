/**
 * What a draft or a version would change for the stored contacts, against another version: who
 * moves, which rows are responsible, what it is worth.
 *
 * <p>{@link io.winnow.impact.Impacts} is the door. A job decides about every contact twice with the
 * {@link io.winnow.core.decision.Decider} of live decisions; it logs no decision and uses no cap.
 */
package io.winnow.impact;
