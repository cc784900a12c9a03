/**
 * Looks at DMN tables for what compiles and is still not what its author meant: gaps, overlaps,
 * rows that never count. {@link io.winnow.engine.analysis.KieRuleAnalyst} is the door.
 *
 * <p>The gap and overlap search is the DMN library's. It gives up on a table at the first cell it
 * does not know, so that it is given a copy in which every cell is one that it knows.
 */
package io.winnow.engine.analysis;
