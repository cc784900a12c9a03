/**
 * What came of decisions: told by campaign tools in any order and as often as they like, corrected
 * by what takes its place.
 */
package io.winnow.outcome;
