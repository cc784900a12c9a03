/**
 * Experiments: who gets which variant. Pure: the same experiment and contact give the same
 * assignment on every replica, in every batch and after every restart.
 */
package io.winnow.core.experiment;
