/**
 * Rule sets and their versions: reading the files, keeping published versions, holding their
 * programs.
 *
 * <p>{@link io.winnow.ruleset.RuleSets} is the door.
 */
package io.winnow.ruleset;
