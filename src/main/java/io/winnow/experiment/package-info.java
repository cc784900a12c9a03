/**
 * Experiments: versions of one rule set that are compared on real contacts, and what runs now.
 *
 * <p>{@link io.winnow.experiment.Experiments} is the door.
 */
package io.winnow.experiment;
