/**
 * Decisions: a contact goes in, segments and an offer come out, and what was answered is kept.
 *
 * <p>{@link io.winnow.decision.Decisions} is the door.
 */
package io.winnow.decision;
