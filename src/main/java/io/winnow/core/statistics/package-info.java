/**
 * What the difference between variants is, and how sure. Pure: sums of what was seen go in, numbers
 * and their uncertainty come out. Distributions and tests are those of Apache Commons Statistics.
 *
 * <p>Every share is between 0 and 1, every {@code confidence} such as 0.95; a value that cannot be
 * told, such as the spread of one contact, is NaN.
 */
package io.winnow.core.statistics;
