/**
 * The check that tells everything about a rule set before anybody is affected: findings with their
 * places, scenarios, and what no scenario shows.
 *
 * <p>{@link io.winnow.check.Checks} is the door.
 */
package io.winnow.check;
