package io.winnow.decision;

import io.winnow.core.experiment.Assignment;

/**
 * A decision's place in an experiment.
 *
 * @param withheld the contact is held out and gets no offer for it
 */
record Assigned(Assignment assignment, boolean withheld) {}
