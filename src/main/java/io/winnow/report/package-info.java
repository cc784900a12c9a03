/**
 * What is known of an experiment and how sure, what to do about it, and the step that makes its
 * winner live.
 */
package io.winnow.report;
